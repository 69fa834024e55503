"""Saved views: kept in the store, shared by the office, the first one each user's own."""

import pytest

from hrdesk.domain.view import TODAY, View
from hrdesk.errors import UserError
from hrdesk.models.crypt import Role
from hrdesk.models.store import Store
from hrdesk.models.store import open_store as open_as
from hrdesk.services import stores, views
from hrdesk.services.transaction import transaction
from tests import factories

FULL = View(
    "Công chức nữ",
    text="tran",
    chips=("female", "party"),
    group="CIVIL_SERVANTS",
    filters={"date_of_birth": "> 1980"},
    columns=("full_name", "age"),
    sort="age",
    descending=True,
    as_of=TODAY,
)


def names(store: Store) -> list[str]:
    return [view.name for view in views.views(store)]


def test_a_view_comes_back_as_it_was_kept(store: Store) -> None:
    views.save(store, FULL)
    assert views.views(store) == (FULL,)


def test_views_stand_in_the_order_of_names_and_one_name_is_one_view(store: Store) -> None:
    for name in ("Ứng viên", "Đảng viên", "An"):
        views.save(store, View(name))
    views.save(store, View("  dang  VIEN ", text="x"))
    assert names(store) == ["An", "dang VIEN", "Ứng viên"]
    assert views.views(store)[1].text == "x"


def test_the_first_view_is_each_users_own_and_follows_a_new_name(store: Store) -> None:
    stores.add_user(store, name="Trần Văn Bình", role=Role.LEADER, passphrase="câu khác dễ nhớ")
    views.save(store, FULL)
    views.start_with(store, FULL.name)
    views.rename(store, FULL.name, "Nữ công chức")
    assert views.first_view(store) == "Nữ công chức"
    folder = store.folder
    store.close()
    with open_as(folder, user="Trần Văn Bình", passphrase="câu khác dễ nhớ") as other:
        assert names(other) == ["Nữ công chức"]
        assert views.first_view(other) == ""
        views.start_with(other, "Nữ công chức")
        assert views.first_view(other) == "Nữ công chức"
    with open_as(folder, user=factories.USER, passphrase=factories.PASSPHRASE) as again:
        assert views.first_view(again) == "Nữ công chức"
        views.start_with(again, "")
        assert views.first_view(again) == ""


def test_a_view_that_is_deleted_is_nobodys_first(store: Store) -> None:
    views.save(store, FULL)
    views.start_with(store, FULL.name)
    views.delete(store, FULL.name)
    assert (names(store), views.first_view(store)) == ([], "")


def test_a_name_that_is_empty_or_taken_or_gone_is_refused(store: Store) -> None:
    views.save(store, View("An"))
    views.save(store, View("Bình"))
    with pytest.raises(UserError, match="đặt tên"):
        views.save(store, View("  "))
    with pytest.raises(UserError, match="Đã có cách xem"):
        views.rename(store, "An", "BÌNH")
    with pytest.raises(UserError, match="Không còn cách xem"):
        views.rename(store, "Cường", "Dũng")
    views.rename(store, "An", "AN")
    assert names(store) == ["AN", "Bình"]


def test_a_view_of_another_version_is_left_out_and_the_others_stay(store: Store) -> None:
    with transaction(store, "Lưu", undoable=False) as writing:
        writing.remember("views:people", '[{"name":"An"},{"name":7},{"name":"Bình","later":1},{}]')
    assert names(store) == ["An", "Bình"]
