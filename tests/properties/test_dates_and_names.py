"""Laws of partial dates and of Vietnamese names: what must hold for every value."""

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrdesk.domain.partial_date import PartialDate, complete_years, parse_iso
from hrdesk.text import given_name, name_sort_key, nfc, search_key, sort_key, squeeze

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    return draw(st.sampled_from([PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]))


@given(partial_dates())
def test_a_date_is_read_as_it_was_written(when: PartialDate) -> None:
    assert parse_iso(when.iso) == when
    assert str(when) == "/".join(when.iso.split("-")[::-1])


@given(partial_dates(), days)
def test_a_date_holds_every_day_from_its_first_to_its_last(when: PartialDate, day: date) -> None:
    assert (when.first <= day <= when.last) == day.isoformat().startswith(when.iso)
    assert not (when.first - timedelta(1)).isoformat().startswith(when.iso)
    assert not (when.last + timedelta(1)).isoformat().startswith(when.iso)


@given(partial_dates(), days)
def test_comparing_the_text_with_a_day_counts_from_the_first_day(when: PartialDate, day: date) -> None:
    assert (when.iso <= day.isoformat()) == (when.first <= day)


@given(st.lists(partial_dates()))
def test_the_order_of_the_texts_is_the_order_of_the_first_days(found: list[PartialDate]) -> None:
    firsts = [when.first for when in sorted(found, key=lambda when: when.iso)]
    assert firsts == sorted(firsts)


@pytest.mark.parametrize(
    "text", ["", "31/02/1975", "1975-02-31", "1975-13", "1975-00", "75", "1975-3", "1975-03-12T00", "1975-03-12\n"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_iso(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError):
        PartialDate(1975, None, 12)


@given(days, days)
def test_complete_years_grow_by_one_on_each_birthday(since: date, on: date) -> None:
    years = complete_years(since, on)
    following = complete_years(since, on + timedelta(1))
    tomorrow = on + timedelta(1)
    is_birthday = (tomorrow.month, tomorrow.day) == (since.month, since.day)
    leapling = (since.month, since.day) == (2, 29) and (on.month, on.day, tomorrow.month) == (2, 28, 3)
    assert following - years == int(is_birthday or leapling)
    assert complete_years(since, since) == 0


# Names

ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng

syllables = st.text(ALPHABET, min_size=1, max_size=4)


@st.composite
def toned(draw: st.DrawFn) -> str:
    """A syllable with at most one tone, on any of its vowels."""
    letters = draw(syllables)
    places = [place for place, letter in enumerate(letters) if letter in VOWELS]
    if places:
        place = draw(st.sampled_from(places)) + 1
        letters = letters[:place] + draw(st.sampled_from(TONES)) + letters[place:]
    return unicodedata.normalize("NFC", letters)


full_names = st.lists(toned(), min_size=1, max_size=5).map(" ".join)


def sorted_words(text: str) -> list[str]:
    return sorted(text.split(), key=sort_key)


@given(st.text())
def test_text_is_composed_once_and_for_all(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text) == nfc(unicodedata.normalize("NFD", nfc(text)))
    assert squeeze(squeeze(text)) == squeeze(text)


def test_legal_text_keeps_its_signs() -> None:
    assert nfc("Điều 5² khoản ① № 3") == "Điều 5² khoản ① № 3"


@given(full_names)
def test_a_name_is_found_however_it_is_typed(name: str) -> None:
    key = search_key(name)
    assert key == search_key(unicodedata.normalize("NFD", name)) == search_key(name.upper())
    assert key == search_key(f"  {name.replace(' ', '   ')} ") == search_key(key)
    assert key.isascii()


@given(st.lists(syllables, min_size=2))
def test_letters_come_in_the_order_of_the_alphabet(words: list[str]) -> None:
    in_order = sorted(words, key=lambda word: [ALPHABET.index(letter) for letter in word])
    assert sorted(words, key=sort_key) == in_order


@given(toned(), toned())
def test_letters_come_first_and_tones_second(first: str, second: str) -> None:
    bare = [sort_key(toneless(word)) for word in (first, second)]
    if bare[0] != bare[1]:
        assert (sort_key(first) < sort_key(second)) == (bare[0] < bare[1])
    else:
        tones = [next((TONES.index(mark) for mark in marks(word)), 0) for word in (first, second)]
        assert (sort_key(first) < sort_key(second)) == (tones[0] < tones[1])


def marks(word: str) -> list[str]:
    return [mark for mark in unicodedata.normalize("NFD", word) if mark in TONES]


def toneless(word: str) -> str:
    decomposed = "".join(sign for sign in unicodedata.normalize("NFD", word) if sign not in TONES[1:])
    return unicodedata.normalize("NFC", decomposed)


def test_words_stand_as_in_a_dictionary() -> None:
    assert sorted_words("ma mạ mã mả mà má") == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted_words("Ước Dương Ánh Đỗ Ân An Ăn Duy Đan") == [
        *("An", "Ánh", "Ăn", "Ân", "Duy", "Dương", "Đan", "Đỗ", "Ước"),
    ]


def test_a_syllable_sorts_alike_wherever_its_tone_is_written() -> None:
    assert sort_key("hoà") == sort_key("hòa")
    assert sort_key("thuý") == sort_key("thúy")


@given(full_names)
def test_people_are_sorted_by_given_name_then_family_then_middle_names(name: str) -> None:
    words = squeeze(name).split()
    assert given_name(name) == words[-1]
    assert name_sort_key(name) == name_sort_key(unicodedata.normalize("NFD", name).upper())
    later = " ".join([*words[:-1], words[-1] + "y"])
    assert name_sort_key(name) < name_sort_key(later)


def test_a_list_of_people_stands_as_offices_write_it() -> None:
    people = ["Trần Văn Bình", "Nguyễn Thị Anh", "Đỗ Văn An", "Dương Văn An", "Dương Thị An", "Lê Ánh", "An"]
    expected = ["An", "Dương Thị An", "Dương Văn An", "Đỗ Văn An", "Nguyễn Thị Anh", "Lê Ánh", "Trần Văn Bình"]
    assert sorted(people, key=name_sort_key) == expected
