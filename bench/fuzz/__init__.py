"""A search for inputs that break the readers of numbers, items and tables, guided by coverage."""
