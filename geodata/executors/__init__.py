"""Where long work is done: in processes of this machine, or on a Dask cluster.

A function that is run here takes a `Hook` before its own arguments. It lies at the top of a module
and is given what can be pickled. The pages' queue and the scripts of `rebuild` work through this.
"""

from geodata.executors.choice import ADDRESS, chosen, each
from geodata.executors.cluster import Dask
from geodata.executors.hook import Executor, Hook, Stopped
from geodata.executors.processes import Processes, give_back

__all__ = [
    "ADDRESS",
    "Dask",
    "Executor",
    "Hook",
    "Processes",
    "Stopped",
    "chosen",
    "each",
    "give_back",
]
