"""A year in a minute: invented reports, sent through the real intake under a simulated clock.

Promise: it writes only into an empty folder or one that it marked itself, and nothing it invents
ever meets a real report.
"""
