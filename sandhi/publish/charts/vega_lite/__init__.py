"""The grammar that lays out charts, as documents of Vega-Lite, and what draws them as SVG."""
