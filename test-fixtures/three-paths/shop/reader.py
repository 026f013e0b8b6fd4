from .environment import integer, required
