"""The geometry of the charts: what is drawn where, in the units of the picture. The templates draw
it as SVG with classes for colours, so that it follows light, dark and print."""
