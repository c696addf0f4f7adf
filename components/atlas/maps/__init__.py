"""One map a module: a function makes its scene from the data of the ground floor."""
