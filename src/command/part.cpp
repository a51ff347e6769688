#include "part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <type_traits>

#include "budgetlint/report/version.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/hash.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

// What a record holds is named once, in its `fields`, which both writes and reads it; a value that is no record has a
// `put` and a `get`. A `get` that meets something else than was put throws std::exception, which `read_part` makes a
// Failure with the line.

namespace budgetlint {
namespace {

using Json = nlohmann::json;

constexpr int layout_version = 1;

/// A path or a form may hold any bytes; JSON cannot.
void put(Json& json, const std::string& bytes) {
  if (!first_invalid_utf8(bytes)) {
    json = bytes;
    return;
  }
  std::string digits;
  for (const char byte : bytes) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  json = Json::array({digits});
}

void get(const Json& json, std::string& bytes) {
  if (json.is_string()) {
    bytes = json.get<std::string>();
    return;
  }
  const std::string digits = json.at(0).get<std::string>();
  const auto value = [](char digit) {
    const std::size_t at = std::string_view("0123456789abcdef").find(digit);
    if (at == std::string_view::npos) throw std::runtime_error("no hexadecimal digit");
    return at;
  };
  if (digits.size() % 2 != 0) throw std::runtime_error("half a byte");
  bytes.clear();
  for (std::size_t i = 0; i < digits.size(); i += 2) {
    bytes += static_cast<char>(value(digits[i]) * 16 + value(digits[i + 1]));
  }
}

void put(Json& json, std::size_t number) {
  json = number;
}

void get(const Json& json, std::size_t& number) {
  if (!json.is_number_unsigned()) throw std::runtime_error("no count");
  number = json.get<std::size_t>();
}

void put(Json& json, int number) {
  json = number;
}

void get(const Json& json, int& number) {
  if (!json.is_number_integer()) throw std::runtime_error("no whole number");
  const auto value = json.get<std::int64_t>();
  if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
    throw std::runtime_error("number out of range");
  }
  number = static_cast<int>(value);
}

void put(Json& json, const RuleInfo* rule) {
  json = std::string(rule->id);
}

void get(const Json& json, const RuleInfo*& rule) {
  rule = find_rule(json.get<std::string>());
  if (rule == nullptr) throw std::runtime_error("no such rule");
}

// The greatest of each choice; choices go by their number.
constexpr Role last_of(Role) {
  return Role::candidate;
}
constexpr Safety last_of(Safety) {
  return Safety::unsafe;
}
constexpr Holder last_of(Holder) {
  return Holder::tolerance;
}
constexpr Severity last_of(Severity) {
  return Severity::error;
}

template <typename T>
concept Choice = std::is_enum_v<T>;

void put(Json& json, Choice auto choice) {
  json = static_cast<int>(choice);
}

template <Choice T>
void get(const Json& json, T& choice) {
  int number = 0;
  get(json, number);
  if (number < 0 || number > static_cast<int>(last_of(T()))) throw std::runtime_error("no such choice");
  choice = static_cast<T>(number);
}

// The lists and records below look these up.
void put(Json& json, const Text& text);
void get(const Json& json, Text& text);
void put(Json& json, const Decimal& value);
void get(const Json& json, Decimal& value);
void put(Json& json, const Place& place);
void get(const Json& json, Place& place);

/// What a `fields` tells of each field: writes it, or reads it.
struct Writer {
  Json& json;
  template <typename T>
  void operator()(const char* name, const T& field) const;
};
struct Reader {
  const Json& json;
  template <typename T>
  void operator()(const char* name, T& field) const;
};

/// `T` or `const T`.
template <typename T, typename Record>
concept Is = std::same_as<std::remove_const_t<T>, Record>;

void fields(const auto& each, Is<Related> auto& related) {
  each("role", related.role);
  each("place", related.place);
  each("value", related.value);
  each("reading", related.reading);
}

void fields(const auto& each, Is<Edit> auto& edit) {
  each("place", edit.place);
  each("text", edit.text);
}

void fields(const auto& each, Is<Fix> auto& fix) {
  each("safety", fix.safety);
  each("title", fix.title);
  each("edits", fix.edits);
}

void fields(const auto& each, Is<Hold> auto& hold) {
  each("by", hold.by);
  each("reason", hold.reason);
  each("file", hold.file);
  each("line", hold.line);
}

void fields(const auto& each, Is<Softening> auto& softening) {
  each("what", softening.what);
  each("file", softening.file);
}

void fields(const auto& each, Is<Finding> auto& finding) {
  each("rule", finding.rule);
  each("severity", finding.severity);
  each("place", finding.place);
  each("message", finding.message);
  each("department", finding.department);
  each("year", finding.year);
  each("form", finding.form);
  each("verdict", finding.verdict);
  each("reading", finding.reading);
  each("also", finding.also);
  each("stated", finding.stated);
  each("expected", finding.expected);
  each("computed", finding.computed);
  each("unit", finding.unit);
  each("derivation", finding.derivation);
  each("assumed", finding.assumed);
  each("conclusion", finding.conclusion);
  each("related", finding.related);
  each("fixes", finding.fixes);
  each("hold", finding.hold);
  each("softening", finding.softening);
}

void fields(const auto& each, Is<FundAmount> auto& fund) {
  each("fund", fund.fund);
  each("amount", fund.amount);
}

void fields(const auto& each, Is<SubmissionKey> auto& key) {
  each("department", key.department);
  each("year", key.year);
  each("file", key.file);
  each("document", key.document);
}

void fields(const auto& each, Is<SubmissionFigures> auto& figures) {
  each("key", figures.key);
  each("department", figures.department);
  each("year", figures.year);
  each("forms", figures.forms);
  each("money", figures.money);
  each("checked", figures.checked);
  each("funds", figures.funds);
  each("facts", figures.facts);
}

void fields(const auto& each, Is<Loosening> auto& loosening) {
  each("what", loosening.what);
  each("file", loosening.file);
  each("line", loosening.line);
}

void fields(const auto& each, Is<Summary> auto& summary) {
  each("files", summary.files);
  each("forms", summary.forms);
  each("submissions", summary.submissions);
  each("not_evaluable", summary.not_evaluable);
  each("skipped", summary.skipped);
  each("compared", summary.compared);
  each("unsearched", summary.unsearched);
}

void fields(const auto& each, Is<PartFacts> auto& facts) {
  each("file", facts.file);
  each("size", facts.size);
  each("digest", facts.digest);
}

template <typename T>
concept Record = requires(T& record, Reader reader) {
  fields(reader, record);
};

template <Record T>
void put(Json& json, const T& record) {
  fields(Writer{json}, record);
}

template <Record T>
void get(const Json& json, T& record) {
  fields(Reader{json}, record);
}

template <typename T>
void put(Json& json, const std::vector<T>& all) {
  json = Json::array();
  for (const T& one : all) put(json.emplace_back(), one);
}

template <typename T>
void get(const Json& json, std::vector<T>& all) {
  if (!json.is_array()) throw std::runtime_error("no list");
  for (const Json& one : json) get(one, all.emplace_back());
}

template <typename T>
void put(Json& json, const std::optional<T>& value) {
  if (value) put(json, *value);
}

template <typename T>
void get(const Json& json, std::optional<T>& value) {
  if (!json.is_null()) get(json, value.emplace());
}

template <typename T>
void Writer::operator()(const char* name, const T& field) const {
  put(json[name], field);
}

template <typename T>
void Reader::operator()(const char* name, T& field) const {
  get(json.at(name), field);
}

void put(Json& json, const Text& text) {
  put(json, std::vector<std::string>{text.english, text.chinese});
}

void get(const Json& json, Text& text) {
  get(json.at(0), text.english);
  get(json.at(1), text.chinese);
}

/// Coefficient and exponent.
void put(Json& json, const Decimal& value) {
  json = Json::array({Decimal(value.coefficient(), 0).to_string(), value.exponent()});
}

void get(const Json& json, Decimal& value) {
  const auto coefficient = Decimal::parse(json.at(0).get<std::string>());
  int exponent = 0;
  get(json.at(1), exponent);
  constexpr int far = 100;
  if (!coefficient || coefficient->exponent() != 0 || exponent < -far || exponent > far) {
    throw std::runtime_error("no decimal");
  }
  value = Decimal(coefficient->coefficient(), exponent);
}

void place_fields(const auto& each, Is<Place> auto& place, auto& at) {
  each("file", place.file);
  each("document", place.document);
  each("path", place.path);
  each("field", place.field);
  each("part", place.part);
  each("at", at);
}

/// The span and both positions as six numbers in a row.
void put(Json& json, const Place& place) {
  const std::vector<std::size_t> at{place.span.begin,   place.span.end, place.begin.line,
                                    place.begin.column, place.end.line, place.end.column};
  place_fields(Writer{json}, place, at);
}

void get(const Json& json, Place& place) {
  std::vector<std::size_t> at;
  place_fields(Reader{json}, place, at);
  if (at.size() != 6) throw std::runtime_error("no place");
  place.span = {at[0], at[1]};
  place.begin = {at[2], at[3]};
  place.end = {at[4], at[5]};
}

/// Lines with their number and checksum.
class Lines {
public:
  void add(const std::string& line) {
    hash_.add(line);
    text_ += line;
    ++count_;
  }
  std::string end() {
    const Json last = {{"end", {{"lines", count_}, {"checksum", hash_.text()}}}};
    return std::move(text_) + last.dump() + '\n';
  }

private:
  std::string text_;
  Hash hash_;
  std::size_t count_ = 0;
};

Json head_of(const Part& part) {
  Json head;
  head["budgetlint_part"] = layout_version;
  head["version"] = std::string(version());
  head["shard"] = Json::array({part.shard.number, part.shard.count});
  put(head["options"], part.options);
  put(head["inputs"], part.inputs);
  if (part.facts) put(head["facts"], *part.facts);
  put(head["summary"], part.outcome.results.summary);
  return head;
}

/// Gives every line of a part but the last, in their order.
void each_line(const Part& part, const auto& take) {
  const auto line = [&](const char* key, const auto& value) {
    Json json;
    put(json[key], value);
    take(json.dump() + '\n');
  };
  const Results& results = part.outcome.results;
  take(head_of(part).dump() + '\n');
  for (const Text& failure : results.failures) line("failure", failure);
  for (const Text& failure : part.unreachable) line("unreachable", failure);
  for (const Loosening& loosening : results.loosenings) line("loosening", loosening);
  for (const auto& [file, severity] : part.fail_on) {
    Json json;
    put(json["fail_on"].emplace_back(), file);
    put(json["fail_on"].emplace_back(), severity);
    take(json.dump() + '\n');
  }
  for (const SubmissionFigures& submission : part.outcome.submissions) line("submission", submission);
  for (const Finding& finding : results.findings) line("finding", finding);
  for (const Finding& finding : results.held) line("finding", finding);
  for (const auto& [path, source] : results.sources) {
    line("source", std::vector<std::string>{path, std::string(source->bytes())});
  }
}

/// Reads a part, line by line.
class PartReader {
public:
  PartReader(const std::string& path, std::string_view text) : text_(text) { part_.path = path; }

  Part read() {
    verify_end();
    const std::string_view lines = text_;
    for (; !text_.empty(); ++line_) {
      const std::size_t end = text_.find('\n');
      take(Json::parse(text_.substr(0, end)));
      text_.remove_prefix(end + 1);
    }
    verify_all_taken(lines);
    return std::move(part_);
  }

  [[nodiscard]] std::size_t line() const { return line_; }

private:
  [[noreturn]] void refuse(const Text& why) const { throw Failure(about(part_.path, why)); }

  /// Before anything is believed: the head says what it is, the last line that all of it is there.
  void verify_end() {
    const std::size_t head_end = text_.find('\n');
    const Json head = Json::parse(text_.substr(0, head_end), nullptr, false);
    if (!head.is_object() || !head.contains("budgetlint_part") || !head.contains("version")) {
      refuse({"is no part of an audit (budgetlint audit --shard writes them)",
              "不是审计的分片结果（由 budgetlint audit --shard 写出）"});
    }
    if (head["budgetlint_part"] != layout_version || head["version"] != std::string(version())) {
      const std::string by = visible(head["version"].dump(-1, ' ', false, Json::error_handler_t::replace));
      refuse({fmt::format("was written by version {} of budgetlint; this is \"{}\"", by, version()),
              fmt::format("由 budgetlint {} 版写出，本程序为“{}”版", by, version())});
    }
    static const Text cut{"is cut off: its last line is missing", "不完整：缺少末行"};
    if (!text_.ends_with('\n')) refuse(cut);
    const std::size_t start = text_.rfind('\n', text_.size() - 2) + 1;  // 0 where there is but one line
    const Json last = Json::parse(text_.substr(start), nullptr, false);
    if (!last.is_object() || !last.contains("end")) refuse(cut);
    text_.remove_suffix(text_.size() - start);
    const auto lines = static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '\n'));
    const Json expected = {{"lines", lines}, {"checksum", Hash().add(text_).text()}};
    if (last["end"] != expected) {
      refuse({"was changed or is incomplete: its checksum does not fit", "已被改动或不完整：校验和不符"});
    }
  }

  /// A key that nobody asked for, a line that is there twice or in another place would be lost in silence.
  void verify_all_taken(std::string_view lines) {
    line_ = 0;
    const auto require = [&](bool same) {
      ++line_;
      if (!same) throw std::runtime_error("another line");
    };
    each_line(part_, [&](const std::string& line) {
      require(lines.starts_with(line));
      lines.remove_prefix(line.size());
    });
    if (!lines.empty()) require(false);
  }

  void take(const Json& json) {
    Results& results = part_.outcome.results;
    if (json.contains("budgetlint_part")) {
      get(json.at("shard").at(0), part_.shard.number);
      get(json.at("shard").at(1), part_.shard.count);
      get(json.at("options"), part_.options);
      get(json.at("inputs"), part_.inputs);
      if (json.contains("facts")) take_facts(json.at("facts"));
      get(json.at("summary"), results.summary);
    } else if (json.contains("finding")) {
      get(json.at("finding"), results.findings.emplace_back());
    } else if (json.contains("submission")) {
      get(json.at("submission"), part_.outcome.submissions.emplace_back());
    } else if (json.contains("failure")) {
      get(json.at("failure"), part_.outcome.results.failures.emplace_back());
    } else if (json.contains("unreachable")) {
      get(json.at("unreachable"), part_.unreachable.emplace_back());
    } else if (json.contains("loosening")) {
      get(json.at("loosening"), results.loosenings.emplace_back());
    } else if (json.contains("source")) {
      std::string path;
      std::string bytes;
      get(json.at("source").at(0), path);
      get(json.at("source").at(1), bytes);
      results.sources.emplace(path, std::make_shared<const Source>(path, std::move(bytes)));
    } else {
      std::string file;
      FailOn severity;
      get(json.at("fail_on").at(0), file);
      get(json.at("fail_on").at(1), severity);
      part_.fail_on[file] = severity;
    }
  }

  /// They lie beside the part, so that their name alone must not lead elsewhere.
  void take_facts(const Json& json) {
    get(json, part_.facts.emplace());
    const std::string& file = part_.facts->file;
    if (file.empty() || file.find('/') != std::string::npos) throw std::runtime_error("no file name");
  }

  std::string_view text_;
  Part part_;
  std::size_t line_ = 1;
};

std::string name_of(const Shard& shard) {
  return fmt::format("{}/{}", shard.number, shard.count);
}

/// What must be alike in all parts of a run.
void verify_alike(const Part& first, const Part& other) {
  const auto refuse = [&](const Text& what) {
    throw Failure(
        {fmt::format("{} and {} are no parts of one run: {}", visible(first.path), visible(other.path), what.english),
         fmt::format("{} 与 {} 不属于同一次运行：{}", visible(first.path), visible(other.path), what.chinese)});
  };
  if (other.shard.count != first.shard.count) {
    refuse({fmt::format("one is part {}, the other {}", name_of(first.shard), name_of(other.shard)),
            fmt::format("分别为第 {} 片和第 {} 片", name_of(first.shard), name_of(other.shard))});
  }
  if (other.options != first.options) {
    refuse({"they were judged with other options, configurations or baselines, or on another day (--today)",
            "核对时的选项、配置、已知问题清单或日期（--today）不同"});
  }
  const auto same_loosening = [](const Loosening& a, const Loosening& b) {
    return a.what == b.what && a.file == b.file && a.line == b.line;
  };
  const bool same_inputs =
      other.inputs == first.inputs && other.unreachable == first.unreachable &&
      other.outcome.results.failures == first.outcome.results.failures &&
      other.outcome.results.summary.skipped == first.outcome.results.summary.skipped &&
      std::ranges::equal(other.outcome.results.loosenings, first.outcome.results.loosenings, same_loosening);
  if (!same_inputs) refuse({"the files that they read differ", "读取的文件不同"});
}

}  // namespace

std::string part_text(const Part& part) {
  Lines lines;
  each_line(part, [&](const std::string& line) { lines.add(line); });
  return lines.end();
}

Part parse_part(const std::string& path, std::string_view text) {
  PartReader reader(path, text);
  try {
    return reader.read();
  } catch (const Failure&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {  // of JSON, or of a `get`
    throw Failure(about(path, {fmt::format("line {} is none that budgetlint writes", reader.line()),
                               fmt::format("第{}行不是 budgetlint 写出的内容", reader.line())}));
  }
}

Part read_part(const std::string& path) {
  const auto content = read_file(path, most_part_bytes);
  if (const auto* error = std::get_if<FileError>(&content)) throw Failure(about(path, error->message));
  return parse_part(path, std::get<std::string>(content));
}

void verify_parts(std::vector<Part>& parts) {
  std::ranges::stable_sort(parts, {}, [](const Part& part) { return part.shard.number; });
  for (const Part& part : parts) {
    if (part.shard.number < 1 || part.shard.number > part.shard.count) {
      throw Failure(about(part.path, {fmt::format("says that it is part {}", name_of(part.shard)),
                                      fmt::format("自称第 {} 片", name_of(part.shard))}));
    }
    verify_alike(parts.front(), part);
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].shard != parts[i - 1].shard) continue;
    throw Failure({fmt::format("part {} is there twice: {} and {}", name_of(parts[i].shard), visible(parts[i - 1].path),
                               visible(parts[i].path)),
                   fmt::format("第 {} 片重复：{} 和 {}", name_of(parts[i].shard), visible(parts[i - 1].path),
                               visible(parts[i].path))});
  }
  std::vector<std::size_t> missing;
  constexpr std::size_t most_named = 10;
  std::size_t next = 0;
  const std::size_t count = parts.front().shard.count;
  for (std::size_t number = 1; number <= count && missing.size() < most_named; ++number) {
    if (next < parts.size() && parts[next].shard.number == number) {
      ++next;
    } else {
      missing.push_back(number);
    }
  }
  if (missing.empty()) return;
  const std::string more = count - parts.size() > missing.size() ? ", …" : "";
  throw Failure({fmt::format("{} of {} parts are missing: {}{}; nothing is reported", count - parts.size(), count,
                             fmt::join(missing, ", "), more),
                 fmt::format("共{}片，缺少{}片：第 {}{} 片；不出报告", count, count - parts.size(),
                             fmt::join(missing, "、"), more)});
}

}  // namespace budgetlint
