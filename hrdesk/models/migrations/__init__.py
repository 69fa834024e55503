"""Alembic environment and versions. The list is here so that opening a store need not import Alembic."""

REVISIONS = ("0001", "0002", "0003", "0004")
