"""Every sentence the user reads, as typed functions, one module per noun."""
