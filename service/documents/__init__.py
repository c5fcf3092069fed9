"""Documents that the GDPR asks for, written from the policy that the service executes.

Promise: nothing in them is typed twice; what the register says is what the form asks, the table
holds and the keeper destroys.
"""
