"""Cards, sealed bundles and what is done with a received one, byte by byte."""
