"""Addresses of lakes: read, named anew, and never with a password."""

import pytest

from flows.errors import UsageError
from warehouse.home import file_of, home_of
from warehouse.lake.address import is_lake, lake_of


def test_a_catalog_in_a_file_has_its_data_beside_it(tmp_path):
    lake = lake_of(f"ducklake:sqlite:{tmp_path}/news.sqlite")
    assert (lake.data, lake.folder) == (tmp_path / "news-data", tmp_path / "news")
    assert lake_of(lake.name) == lake


def test_an_address_of_a_server_is_read_and_named_anew():
    lake = lake_of("ducklake:postgres:host='a b' dbname=news data_path=/srv/news")
    assert lake.catalog == "dbname=news host='a b'"
    assert str(lake.data) == "/srv/news"
    assert lake_of(lake.name) == lake


def test_the_folder_on_this_host_does_not_depend_on_the_order_or_the_data():
    one = lake_of("ducklake:postgres:host=db dbname=news data_path=/srv/news")
    assert one.folder == lake_of("ducklake:postgres:dbname=news host=db").folder


@pytest.mark.parametrize(
    "address",
    [
        "ducklake:postgres:dbname=news password=hunter2",
        "ducklake:postgres:dbname=news sslpassword='hunter2'",
        "ducklake:postgres:postgresql://me:hunter2@db/news",
        "ducklake:postgres:postgres:/me:hunter2@db/news",
        "ducklake:postgres:hunter2",
        "ducklake:postgres:dbname='hunter2",
        "ducklake:mysql:hunter2",
        "ducklake:sqlite:",
    ],
)
def test_what_is_no_address_or_holds_a_password_is_refused_without_repeating_it(address):
    with pytest.raises(UsageError) as refused:
        lake_of(address)
    assert "hunter2" not in str(refused.value)


def test_a_file_is_no_lake_and_a_lake_no_file(tmp_path):
    assert not is_lake(tmp_path / "ducklake.duckdb")
    assert home_of(tmp_path / "w.duckdb").lake is None
    with pytest.raises(UsageError, match="works on a warehouse file"):
        file_of("ducklake:sqlite:x.sqlite", "browse")


def test_each_home_of_a_lake_has_a_private_file():
    one, other = (home_of("ducklake:sqlite:x.sqlite") for _ in range(2))
    assert one.warehouse != other.warehouse
    assert (one.reports, one.search, one.kept_runs) == (other.reports, other.search, other.kept_runs)
