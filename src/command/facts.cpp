#include "facts.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "budgetlint/support/csv.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/vectors.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

constexpr std::array columns{"department", "year",  "form",     "subject",   "document", "pointer", "label", "item",
                             "kind",       "value", "spelling", "qualifier", "verdict",  "file",    "line"};

std::string_view word_of(FormKind kind) {
  switch (kind) {
    case FormKind::direction:
      return "direction";
    case FormKind::summary:
      return "summary";
    case FormKind::overall:
      return "overall";
  }
  return "";
}

std::string_view word_of(Measure measure) {
  switch (measure) {
    case Measure::amount:
      return "amount";
    case Measure::rate:
      return "rate";
    case Measure::headcount:
      return "headcount";
    case Measure::count:
      return "count";
    case Measure::months:
      return "months";
    case Measure::days:
      return "days";
    case Measure::times:
      return "times";
    case Measure::share:
      return "share";
  }
  return "";
}

std::string_view word_of(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::none:
      return "";
    case Qualifier::about:
      return "about";
    case Qualifier::forecast:
      return "forecast";
    case Qualifier::at_least:
      return "at-least";
    case Qualifier::at_most:
      return "at-most";
    case Qualifier::nearly:
      return "nearly";
    case Qualifier::over:
      return "over";
  }
  return "";
}

/// What each quantity of a form belongs to: the fund, the direction, the item.
using Items = std::unordered_map<const Cell*, std::string_view>;

void note_items(const Direction& direction, Items& items) {
  items[&direction.amount] = items[&direction.total] = direction.name.text;
  items[&direction.fund_amount] = direction.fund_name.text;
  for (const Detail& detail : direction.details) {
    const std::string_view name = detail.brief.stated() ? detail.brief.text : detail.item.text;
    items[&detail.amount] = name;
    for (const CalculationLine& line : detail.calculation) {
      for (const Cell* cell : {&line.headcount, &line.count, &line.rate, &line.months, &line.days, &line.times,
                               &line.share, &line.amount}) {
        items[cell] = line.item.stated() ? std::string_view(line.item.text) : name;
      }
    }
  }
}

void note_items(const SummaryForm& summary, Items& items) {
  for (const Fund& fund : summary.funds) {
    items[&fund.amount] = fund.name.text;
    for (const SubItem& item : fund.directions) items[&item.amount] = item.name.text;
  }
}

void note_items(const OverallForm& /*overall*/, Items& /*items*/) {}

/// One cell, every column as text.
struct Fact {
  std::string department;
  std::string year;
  std::string_view form;
  std::string subject;
  std::string document;
  Place place;
  std::string item;
  std::string_view kind;
  std::string value;
  std::string spelling;
  std::string_view qualifier;
  std::string verdict;
};

std::string exact(const Decimal& value) {
  return value.reduced().value_or(value).to_string();
}

std::string verdict_of(const SurveyedCell& surveyed, const Place& place,
                       const std::vector<const CellFindings*>& findings) {
  std::vector<std::string_view> rules;
  const std::string name = cell_name(place);
  for (const CellFindings* some : findings) {
    const auto there = some->find(name);
    if (there != some->end()) rules.insert(rules.end(), there->second.begin(), there->second.end());
  }
  if (!rules.empty()) {
    sort_unique(rules);
    return fmt::format("{}", fmt::join(rules, " "));
  }
  if (surveyed.cell->blank()) return "blank";
  return surveyed.judged ? "checked" : std::string(reason_name(surveyed.reason));
}

std::string json_cell(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string row_of(const Fact& fact, FactFormat format) {
  const std::string line = std::to_string(fact.place.begin.line);
  const std::array<std::string_view, columns.size()> cells{
      fact.department, fact.year,        fact.form,    fact.subject,    fact.document,
      fact.place.path, fact.place.field, fact.item,    fact.kind,       fact.value,
      fact.spelling,   fact.qualifier,   fact.verdict, fact.place.file, line};
  const auto is_number = [](std::string_view column) {
    return column == "year" || column == "document" || column == "line";
  };
  std::string row;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (format == FactFormat::csv) {
      row += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    } else {
      row += fmt::format("{}\"{}\":", i == 0 ? "{" : ",", columns[i]);
      row += is_number(columns[i]) ? (cells[i].empty() ? "null" : std::string(cells[i])) : json_cell(cells[i]);
    }
  }
  return format == FactFormat::csv ? row + '\n' : harmless_json(row + '}') + '\n';
}

[[noreturn]] void fail(const std::string& path, int error) {
  throw Failure(about(path, system_reason(error)));
}

template <typename Take>
void copy_range(int descriptor, const std::string& path, SpoolRange range, const Take& take) {
  constexpr std::size_t block = std::size_t{1} << 16;
  std::string bytes;
  while (range.size > 0) {
    bytes.resize(std::min(range.size, block));
    const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(range.offset));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, errno);
    if (got == 0) throw Failure(about(path, {"is cut off", "不完整"}));
    bytes.resize(static_cast<std::size_t>(got));
    take(bytes);
    range.offset += bytes.size();
    range.size -= bytes.size();
  }
}

}  // namespace

FactFormat fact_format_of(const std::string& path) {
  if (path.ends_with(".csv")) return FactFormat::csv;
  if (path.ends_with(".ndjson")) return FactFormat::ndjson;
  throw Failure(about(
      path, {"facts go to a file whose name ends in .csv or .ndjson", "逐格数据的文件名应以 .csv 或 .ndjson 结尾"}));
}

std::string cell_name(const Place& place) {
  return fmt::format("{}\n{}\n{}", place.file, place.document, place.path);
}

std::string_view fact_head(FactFormat format) {
  static const std::string names = fmt::format("{}\n", fmt::join(columns, ","));
  return format == FactFormat::csv ? std::string_view(names) : std::string_view();
}

std::string fact_rows(const Submission& submission, const std::vector<SurveyedCell>& cells,
                      const std::vector<const CellFindings*>& findings, FactFormat format) {
  Items items;
  for (const Form* form : submission.forms) std::visit([&](const auto& body) { note_items(body, items); }, form->body);
  std::vector<Fact> facts;
  for (const SurveyedCell& surveyed : cells) {
    const Form& form = *surveyed.form;
    const Cell& cell = *surveyed.cell;
    Fact fact;
    fact.department = submission.department;
    if (form.year.stated()) fact.year = std::to_string(form.year.year);
    fact.form = word_of(form.kind);
    fact.subject = form_subject(form);
    fact.document = std::to_string(form.document->index());
    fact.place = place_of(cell);
    const auto item = items.find(&cell);
    if (item != items.end()) fact.item = item->second;
    fact.kind = word_of(cell.measure);
    if (cell.stated()) {
      fact.value = exact(cell.quantity.value);
      fact.qualifier = word_of(cell.quantity.qualifier);
    }
    fact.spelling = cell.text;
    fact.verdict = verdict_of(surveyed, fact.place, findings);
    facts.push_back(std::move(fact));
  }
  // The forms come in the order of files; their cells in that of the printed form, which is not that of the lines.
  const auto same_document = [](const Fact& a, const Fact& b) {
    return a.place.file == b.place.file && a.place.document == b.place.document;
  };
  for (auto first = facts.begin(); first != facts.end();) {
    const auto last = std::find_if(first, facts.end(), [&](const Fact& fact) { return !same_document(*first, fact); });
    std::stable_sort(first, last, [](const Fact& a, const Fact& b) {
      return std::tie(a.place.begin.line, a.place.begin.column) < std::tie(b.place.begin.line, b.place.begin.column);
    });
    first = last;
  }
  std::string rows;
  for (const Fact& fact : facts) rows += row_of(fact, format);
  return rows;
}

FactSpool::FactSpool(std::string path, FactFormat format) : path_(std::move(path)), format_(format) {
  std::error_code error;
  const fs::file_status status = fs::status(path_, error);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    throw Failure(about(path_, {"is no regular file", "不是普通文件"}));
  }
  const fs::path folder = fs::path(path_).parent_path();
  std::string name = ((folder.empty() ? fs::path(".") : folder) / ".budgetlint-new-").string();
  name += std::to_string(::getpid()) + "-XXXXXX";
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) fail(path_, errno);
  ::unlink(name.c_str());
}

FactSpool::~FactSpool() {
  ::close(descriptor_);
}

SpoolRange FactSpool::add(std::string_view rows) {
  SpoolRange range{0, rows.size()};
  {
    const std::lock_guard lock(mutex_);
    range.offset = size_;
    size_ += rows.size();
  }
  for (std::size_t at = range.offset; !rows.empty();) {
    const ssize_t written = ::pwrite(descriptor_, rows.data(), rows.size(), static_cast<off_t>(at));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(path_, errno);
    rows.remove_prefix(static_cast<std::size_t>(written));
    at += static_cast<std::size_t>(written);
  }
  return range;
}

void FactSpool::copy(SpoolRange range, FactFile& to) const {
  copy_range(descriptor_, path_, range, [&](std::string_view rows) { to.write(rows); });
}

FactFile::FactFile(const std::string& path, FactFormat format) : file_(path) {
  write(fact_head(format));
}

void FactFile::write(std::string_view rows) {
  hash_.add(rows);
  size_ += rows.size();
  file_.write(rows);
}

void copy_facts(const std::string& from, SpoolRange range, Hash& hash, FactFile& to) {
  // What the shard wrote is a plain file: a link could lead to anything, and a pipe would wait for ever.
  const int descriptor = ::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (descriptor < 0 && errno != ELOOP) fail(from, errno);
  struct stat status {};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    if (descriptor >= 0) ::close(descriptor);
    throw Failure(about(from, {"is no regular file", "不是普通文件"}));
  }
  try {
    copy_range(descriptor, from, range, [&](std::string_view rows) {
      hash.add(rows);
      to.write(rows);
    });
  } catch (...) {
    ::close(descriptor);
    throw;
  }
  ::close(descriptor);
}

}  // namespace budgetlint
