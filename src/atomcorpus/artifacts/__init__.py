"""Artifacts: names of what somebody made, neither actors nor AI models."""
