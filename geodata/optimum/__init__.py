"""The best line there is: `best_plan` searches for it, `shipped` reads the ones found before."""

from geodata.optimum.best import NoPlan, NotFound, Optimum, best_plan
from geodata.optimum.shipped import Shipped, shipped

__all__ = ["NoPlan", "NotFound", "Optimum", "Shipped", "best_plan", "shipped"]
