"""The figures, like with like: the wrong side, indices, displacement."""
