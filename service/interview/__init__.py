"""The interview: the questions of the routekaart, asked one by one, become a policy file.

It stands on the policy room and the kernel only. It holds no reporter's word: whoever answers works for the
municipality. What is asked, what an answer means and what is written are pure; one thin edge reads and speaks.
"""
