"""The composition root: the only place where keys, databases and services are put together.

Two modules because there are two processes: loading one never loads the other's code.
"""
