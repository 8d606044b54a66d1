"""How the Dutch pipeline of the package is trained; not part of the package. See README.md."""
