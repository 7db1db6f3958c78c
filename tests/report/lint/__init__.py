"""Tests of documents held against a run."""
