#include "part.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "budgetlint/report/version.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/hash.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

// Everything that a part holds is written by a `put` and read by the `get` below it; a `get` that meets something else
// throws std::exception, which `read_part` makes a Failure with the line.

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

// The lists and options below look these up.
void put(Json& json, const Text& value);
void get(const Json& json, Text& value);
void put(Json& json, const Decimal& value);
void get(const Json& json, Decimal& value);
void put(Json& json, const Place& value);
void get(const Json& json, Place& value);
void put(Json& json, const Related& value);
void get(const Json& json, Related& value);
void put(Json& json, const Edit& value);
void get(const Json& json, Edit& value);
void put(Json& json, const Fix& value);
void get(const Json& json, Fix& value);
void put(Json& json, const Hold& value);
void get(const Json& json, Hold& value);
void put(Json& json, const Softening& value);
void get(const Json& json, Softening& value);
void put(Json& json, const FundAmount& value);
void get(const Json& json, FundAmount& value);

/// Choices go by their number; `last` is the greatest there is.
template <typename Choice>
Choice choice(const Json& json, Choice last) {
  int number = 0;
  get(json, number);
  if (number < 0 || number > static_cast<int>(last)) throw std::runtime_error("no such choice");
  return static_cast<Choice>(number);
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

void put(Json& json, const Place& place) {
  put(json["file"], place.file);
  put(json["document"], place.document);
  put(json["path"], place.path);
  put(json["field"], place.field);
  put(json["at"], std::vector<std::size_t>{place.span.begin, place.span.end, place.begin.line, place.begin.column,
                                           place.end.line, place.end.column});
}

void get(const Json& json, Place& place) {
  get(json.at("file"), place.file);
  get(json.at("document"), place.document);
  get(json.at("path"), place.path);
  get(json.at("field"), place.field);
  std::vector<std::size_t> at;
  get(json.at("at"), at);
  if (at.size() != 6) throw std::runtime_error("no place");
  place.span = {at[0], at[1]};
  place.begin = {at[2], at[3]};
  place.end = {at[4], at[5]};
}

void put(Json& json, const Related& related) {
  put(json["role"], static_cast<int>(related.role));
  put(json["place"], related.place);
  put(json["value"], related.value);
  put(json["reading"], related.reading);
}

void get(const Json& json, Related& related) {
  related.role = choice(json.at("role"), Role::candidate);
  get(json.at("place"), related.place);
  get(json.at("value"), related.value);
  get(json.at("reading"), related.reading);
}

void put(Json& json, const Edit& edit) {
  put(json["place"], edit.place);
  put(json["text"], edit.text);
}

void get(const Json& json, Edit& edit) {
  get(json.at("place"), edit.place);
  get(json.at("text"), edit.text);
}

void put(Json& json, const Fix& fix) {
  put(json["safety"], static_cast<int>(fix.safety));
  put(json["title"], fix.title);
  put(json["edits"], fix.edits);
}

void get(const Json& json, Fix& fix) {
  fix.safety = choice(json.at("safety"), Safety::unsafe);
  get(json.at("title"), fix.title);
  get(json.at("edits"), fix.edits);
}

void put(Json& json, const Hold& hold) {
  put(json["by"], static_cast<int>(hold.by));
  put(json["reason"], hold.reason);
  put(json["file"], hold.file);
  put(json["line"], hold.line);
}

void get(const Json& json, Hold& hold) {
  hold.by = choice(json.at("by"), Holder::tolerance);
  get(json.at("reason"), hold.reason);
  get(json.at("file"), hold.file);
  get(json.at("line"), hold.line);
}

void put(Json& json, const Softening& softening) {
  put(json["what"], softening.what);
  put(json["file"], softening.file);
}

void get(const Json& json, Softening& softening) {
  get(json.at("what"), softening.what);
  get(json.at("file"), softening.file);
}

void put(Json& json, const Finding& finding) {
  put(json["rule"], std::string(finding.rule->id));
  put(json["severity"], static_cast<int>(finding.severity));
  put(json["place"], finding.place);
  put(json["message"], finding.message);
  put(json["department"], finding.department);
  put(json["year"], finding.year);
  put(json["form"], finding.form);
  put(json["verdict"], finding.verdict);
  put(json["reading"], finding.reading);
  put(json["also"], finding.also);
  put(json["stated"], finding.stated);
  put(json["expected"], finding.expected);
  put(json["computed"], finding.computed);
  put(json["unit"], finding.unit);
  put(json["derivation"], finding.derivation);
  put(json["assumed"], finding.assumed);
  put(json["conclusion"], finding.conclusion);
  put(json["related"], finding.related);
  put(json["fixes"], finding.fixes);
  put(json["hold"], finding.hold);
  put(json["softening"], finding.softening);
}

void get(const Json& json, Finding& finding) {
  finding.rule = find_rule(json.at("rule").get<std::string>());
  if (finding.rule == nullptr) throw std::runtime_error("no such rule");
  finding.severity = choice(json.at("severity"), Severity::error);
  get(json.at("place"), finding.place);
  get(json.at("message"), finding.message);
  get(json.at("department"), finding.department);
  get(json.at("year"), finding.year);
  get(json.at("form"), finding.form);
  get(json.at("verdict"), finding.verdict);
  get(json.at("reading"), finding.reading);
  get(json.at("also"), finding.also);
  get(json.at("stated"), finding.stated);
  get(json.at("expected"), finding.expected);
  get(json.at("computed"), finding.computed);
  get(json.at("unit"), finding.unit);
  get(json.at("derivation"), finding.derivation);
  get(json.at("assumed"), finding.assumed);
  get(json.at("conclusion"), finding.conclusion);
  get(json.at("related"), finding.related);
  get(json.at("fixes"), finding.fixes);
  get(json.at("hold"), finding.hold);
  get(json.at("softening"), finding.softening);
}

void put(Json& json, const FundAmount& fund) {
  put(json["fund"], fund.fund);
  put(json["amount"], fund.amount);
}

void get(const Json& json, FundAmount& fund) {
  get(json.at("fund"), fund.fund);
  get(json.at("amount"), fund.amount);
}

void put(Json& json, const SubmissionFigures& figures) {
  put(json["key"]["department"], figures.key.department);
  put(json["key"]["year"], figures.key.year);
  put(json["key"]["file"], figures.key.file);
  put(json["key"]["document"], figures.key.document);
  put(json["department"], figures.department);
  put(json["year"], figures.year);
  put(json["forms"], figures.forms);
  put(json["money"], figures.money);
  put(json["checked"], figures.checked);
  put(json["funds"], figures.funds);
  put(json["facts"], figures.facts);
}

void get(const Json& json, SubmissionFigures& figures) {
  const Json& key = json.at("key");
  get(key.at("department"), figures.key.department);
  get(key.at("year"), figures.key.year);
  get(key.at("file"), figures.key.file);
  get(key.at("document"), figures.key.document);
  get(json.at("department"), figures.department);
  get(json.at("year"), figures.year);
  get(json.at("forms"), figures.forms);
  get(json.at("money"), figures.money);
  get(json.at("checked"), figures.checked);
  get(json.at("funds"), figures.funds);
  get(json.at("facts"), figures.facts);
}

void put(Json& json, const Loosening& loosening) {
  put(json["what"], loosening.what);
  put(json["file"], loosening.file);
  put(json["line"], loosening.line);
}

void get(const Json& json, Loosening& loosening) {
  get(json.at("what"), loosening.what);
  get(json.at("file"), loosening.file);
  get(json.at("line"), loosening.line);
}

void put(Json& json, const Summary& summary) {
  put(json["files"], summary.files);
  put(json["forms"], summary.forms);
  put(json["submissions"], summary.submissions);
  put(json["not_evaluable"], summary.not_evaluable);
  put(json["skipped"], summary.skipped);
  put(json["compared"], summary.compared);
  put(json["unsearched"], summary.unsearched);
}

void get(const Json& json, Summary& summary) {
  get(json.at("files"), summary.files);
  get(json.at("forms"), summary.forms);
  get(json.at("submissions"), summary.submissions);
  get(json.at("not_evaluable"), summary.not_evaluable);
  get(json.at("skipped"), summary.skipped);
  get(json.at("compared"), summary.compared);
  get(json.at("unsearched"), summary.unsearched);
}

void put(Json& json, const PartFacts& facts) {
  put(json["file"], facts.file);
  put(json["size"], facts.size);
  put(json["digest"], facts.digest);
}

void get(const Json& json, PartFacts& facts) {
  get(json.at("file"), facts.file);
  get(json.at("size"), facts.size);
  get(json.at("digest"), facts.digest);
  if (facts.file.empty() || facts.file.find('/') != std::string::npos) throw std::runtime_error("no file name");
}

/// Lines of NDJSON with their number and checksum.
class Lines {
public:
  void add(const Json& json) {
    const std::string line = json.dump() + '\n';
    hash_.add(line);
    text_ += line;
    ++count_;
  }
  template <typename T>
  void add(const char* key, const T& value) {
    Json json;
    put(json[key], value);
    add(json);
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

/// Reads a part, line by line.
class PartReader {
public:
  PartReader(const std::string& path, std::string_view text) : text_(text) { part_.path = path; }

  Part read() {
    verify_end();
    for (; !text_.empty(); ++line_) {
      const std::size_t end = text_.find('\n');
      take(Json::parse(text_.substr(0, end)));
      text_.remove_prefix(end + 1);
    }
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

  void take(const Json& json) {
    Results& results = part_.outcome.results;
    if (json.contains("budgetlint_part")) {
      get(json.at("shard").at(0), part_.shard.number);
      get(json.at("shard").at(1), part_.shard.count);
      get(json.at("options"), part_.options);
      get(json.at("inputs"), part_.inputs);
      if (json.contains("facts")) get(json.at("facts"), part_.facts.emplace());
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
      get(json.at("fail_on").at(0), file);
      const Json& severity = json.at("fail_on").at(1);
      part_.fail_on[file] = severity.is_null() ? FailOn() : FailOn(choice(severity, Severity::error));
    }
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
  const Results& results = part.outcome.results;
  Lines lines;
  Json head;
  head["budgetlint_part"] = layout_version;
  head["version"] = std::string(version());
  head["shard"] = Json::array({part.shard.number, part.shard.count});
  put(head["options"], part.options);
  put(head["inputs"], part.inputs);
  if (part.facts) put(head["facts"], *part.facts);
  put(head["summary"], results.summary);
  lines.add(head);
  for (const Text& failure : part.outcome.results.failures) lines.add("failure", failure);
  for (const Text& failure : part.unreachable) lines.add("unreachable", failure);
  for (const Loosening& loosening : results.loosenings) lines.add("loosening", loosening);
  for (const auto& [file, severity] : part.fail_on) {
    Json json;
    put(json["fail_on"].emplace_back(), file);
    json["fail_on"].push_back(severity ? Json(static_cast<int>(*severity)) : Json());
    lines.add(json);
  }
  for (const SubmissionFigures& submission : part.outcome.submissions) lines.add("submission", submission);
  for (const Finding& finding : results.findings) lines.add("finding", finding);
  for (const Finding& finding : results.held) lines.add("finding", finding);
  for (const auto& [path, source] : results.sources) {
    lines.add("source", std::vector<std::string>{path, std::string(source->bytes())});
  }
  return lines.end();
}

Part read_part(const std::string& path) {
  const auto content = read_file(path, most_part_bytes);
  if (const auto* error = std::get_if<FileError>(&content)) throw Failure(about(path, error->message));
  PartReader reader(path, std::get<std::string>(content));
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
