"""Entities: which names of the articles mean one thing of the world."""

from flows.link.entities.linking import link_entities

__all__ = ["link_entities"]
