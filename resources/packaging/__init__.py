"""Makes what is installed without Python: a folder, a Linux package, recipes for the rest."""
