"""What Prefect's own server tells of its database while it stops, and what it goes on telling."""

import asyncio
import logging

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from flows.deploy import _no_cancellation


@pytest.fixture
def told(caplog):
    logger = create_async_engine("sqlite+aiosqlite://").pool.logger
    logger.addFilter(_no_cancellation)
    with caplog.at_level(logging.ERROR, logger=logger.name):

        def tell(error):
            logger.error("Exception during reset or similar", exc_info=error)
            return caplog.messages

        yield tell
    logger.removeFilter(_no_cancellation)


def test_work_called_off_is_no_error(told):
    assert told(asyncio.CancelledError()) == []


def test_an_error_stays_an_error(told):
    assert told(OSError("disk")) == ["Exception during reset or similar"]
