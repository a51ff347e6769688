#include "budgetlint/support/date.hpp"

#include <catch2/catch.hpp>

using namespace budgetlint;

TEST_CASE("a date is read as 2026-12-31 and in no other way", "[support]") {
  CHECK(parse_date("2026-12-31") == Date{2026, 12, 31});
  CHECK(parse_date("2024-02-29") == Date{2024, 2, 29});
  for (const char* text : {"", "2026-12-3", "2026-12-311", "2026-13-01", "2026-00-01", "2026-02-29", "2026-04-31",
                           "2026/12/31", "2026-1-031", "+026-12-31", "2026--1-31", "0000-01-01", " 2026-12-3"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
  CHECK(date_text({2026, 1, 2}) == "2026-01-02");
  CHECK(Date{} < Date{1, 1, 1});
}

TEST_CASE("SOURCE_DATE_EPOCH is a count of seconds and gives the day in UTC", "[support]") {
  CHECK(date_of_epoch("0") == Date{1970, 1, 1});
  CHECK(date_of_epoch("1795651199") == Date{2026, 11, 25});
  CHECK(date_of_epoch("1795651200") == Date{2026, 11, 26});
  CHECK(date_of_epoch("253402300799") == Date{9999, 12, 31});
  for (const char* text :
       {"", "-1", "+1", "1.5", "0x10", " 1", "1 ", "tomorrow", "253402300800", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(date_of_epoch(text));
  }
}
