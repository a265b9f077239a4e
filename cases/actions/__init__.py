"""Everything that writes more than one row. One function, one transaction.

Every function takes the clock as `now` and the actor as `by`, and starts from the case as that
actor may see it, read again under a lock.
"""
