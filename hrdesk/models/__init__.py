"""The store: encrypted tables, migrations and the snapshot built from them."""
