"""Faults made on purpose: runs that are killed, and documents that are damaged."""
