"""How things are written in Flemish documents: numbers, dates and names, without their meaning."""
