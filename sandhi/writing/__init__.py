"""All writing: one writer at a time, whole or not at all, and finished after a kill.

``disk`` alone calls the system to write. ``lock`` lets one writer into a package, and settles what
a killed one has left; ``journal`` is what it left in words. On them stand ``changes`` (files of a
package), ``folders`` (a new folder, or one file, anywhere) and ``builds`` (what is published).
"""
