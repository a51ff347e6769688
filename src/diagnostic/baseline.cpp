#include "budgetlint/diagnostic/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "budgetlint/diagnostic/rules.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/terminal.hpp"
#include "budgetlint/support/utf8.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::string_view list_key = "findings";

/// Counts what the parser has read: it does not say where a value stands.
class CountingIterator {
public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
  const char* at_;
  std::size_t* count_;
};

[[noreturn]] void refuse(const Source& source, std::size_t offset, const Text& reason) {
  const Position place = source.position(offset);
  const std::string where = fmt::format("{}:{}:{}", visible(source.path()), place.line, place.column);
  throw Failure({where + ": the baseline cannot be read: " + reason.english,
                 where + "：无法读取已知问题清单：" + reason.chinese});
}

/// The JSON of a baseline; `entries` is given where each entry of its list begins and ends.
Json parse_json(const Source& source, std::vector<Span>& entries) {
  Json json;
  const std::string_view bytes = source.bytes().substr(source.bom_size());
  std::size_t count = source.bom_size();
  const auto note = [&](int depth, Json::parse_event_t event, Json&) {
    constexpr int entry_depth = 2;
    if (depth == entry_depth && event == Json::parse_event_t::object_start) entries.push_back({count - 1, count});
    if (depth == entry_depth && event == Json::parse_event_t::object_end) entries.back().end = count;
    return true;
  };
  try {
    json = Json::parse(CountingIterator(bytes.data(), &count), CountingIterator(bytes.data() + bytes.size(), &count),
                       note);
  } catch (const Json::exception&) {
    refuse(source, count == source.bom_size() ? count : count - 1, {"this is no JSON", "此处不符合 JSON 格式"});
  }
  return json;
}

BaselineEntry entry_of(const Source& source, const Json& json, Span span) {
  const auto wrong = [&](const std::string& english, const std::string& chinese) {
    refuse(source, span.begin, {english, chinese});
  };
  BaselineEntry entry;
  entry.span = span;
  const std::array<std::pair<const char*, std::string*>, 5> texts{{{"file", &entry.file},
                                                                   {"path", &entry.path},
                                                                   {"rule", &entry.rule},
                                                                   {"stated", &entry.stated},
                                                                   {"expected", &entry.expected}}};
  for (const auto& [key, text] : texts) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) {
      wrong(fmt::format("`{}` must be there and be a text", key), fmt::format("缺少“{}”，或其内容不是文字", key));
    }
    *text = found->get<std::string>();
  }
  const auto document = json.find("document");
  if (document == json.end() || !document->is_number_unsigned()) {
    wrong("`document` must be there and be a number from 0", "缺少“document”，或其内容不是从0起的整数");
  }
  entry.document = document->get<std::size_t>();
  if (json.size() != texts.size() + 1) {
    wrong("an entry has `file`, `document`, `path`, `rule`, `stated` and `expected` and nothing else",
          "每条只应有 file、document、path、rule、stated、expected 六项");
  }
  return entry;
}

/// Where a path leads to from any folder. The last name stays what it is, link or not.
fs::path place_of_file(const std::string& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error).lexically_normal();
  const fs::path folder = fs::weakly_canonical(absolute.parent_path(), error);
  return (error ? absolute.parent_path() : folder) / absolute.filename();
}

/// Files as the entries of a baseline name them.
class Names {
public:
  explicit Names(const std::string& baseline) : folder_(place_of_file(baseline).parent_path()) {}

  [[nodiscard]] const std::string& of(const std::string& file) {
    auto [known, fresh] = names_.try_emplace(file);
    if (fresh) {
      const std::string name = place_of_file(file).lexically_relative(folder_).generic_string();
      known->second = first_invalid_utf8(name) ? visible(name) : name;  // JSON is UTF-8, a file's name need not be
    }
    return known->second;
  }

private:
  fs::path folder_;
  std::map<std::string, std::string> names_;
};

/// What a finding says should be there; where that is no single value, what the other places state.
std::string expectation(const Finding& finding) {
  if (!finding.expected.empty()) return finding.expected;
  if (!finding.computed.empty()) return finding.computed;
  std::vector<std::string_view> values;
  for (const Related& related : finding.related) {
    if (!related.value.empty()) values.emplace_back(related.value);
  }
  return fmt::format("{}", fmt::join(values, " / "));
}

BaselineEntry entry_of(const Finding& finding, Names& names) {
  return {names.of(finding.place.file),
          finding.place.document,
          finding.place.path,
          std::string(finding.rule->id),
          finding.stated,
          expectation(finding),
          {}};
}

auto key_of(const BaselineEntry& entry) {
  return std::tie(entry.file, entry.document, entry.path, entry.rule, entry.stated, entry.expected);
}

struct ByKey {
  bool operator()(const BaselineEntry& a, const BaselineEntry& b) const { return key_of(a) < key_of(b); }
};

Finding stale(const Baseline& baseline, const BaselineEntry& entry) {
  Finding finding = finding_of(diagnostic_rules::stale_baseline_entry, make_place(*baseline.source, entry.span));
  finding.place.path = fmt::format("/{}/{}", list_key, &entry - baseline.entries.data());
  const std::string where = visible(entry.file) + (entry.path.empty() ? "" : "#" + visible(entry.path));
  finding.message = {fmt::format("{} no longer occurs like this at {}: delete the entry", visible(entry.rule), where),
                     fmt::format("{} 已没有与此条相同的 {} 问题，请删去本条", where, visible(entry.rule))};
  return finding;
}

}  // namespace

Baseline read_baseline(const std::string& path) {
  auto content = read_file(path, most_baseline_bytes);
  if (const auto* error = std::get_if<FileError>(&content)) throw Failure(about(path, error->message));
  return parse_baseline(std::make_shared<const Source>(path, std::move(std::get<std::string>(content))));
}

Baseline parse_baseline(const SourcePtr& source) {
  std::vector<Span> spans;
  const Json json = parse_json(*source, spans);
  const auto list = json.is_object() ? json.find(list_key) : json.end();
  if (!json.is_object() || json.size() != 2 || list == json.end() || !list->is_array() || !json.contains("version")) {
    refuse(
        *source, source->bom_size(),
        {"it must hold `version` and the list `findings` and nothing else", "应只有“version”和“findings”（列表）两项"});
  }
  if (json["version"] != 1) {
    refuse(*source, source->bom_size(), {"its `version` is not 1", "“version”不是1"});
  }
  const bool only_objects = std::ranges::all_of(*list, [](const Json& entry) { return entry.is_object(); });
  if (!only_objects || list->size() != spans.size()) {
    refuse(*source, source->bom_size(),
           {"everything in `findings` must be an entry in braces", "“findings”中的每一条都应写在花括号内"});
  }
  Baseline baseline{source, {}};
  baseline.entries.reserve(list->size());
  for (std::size_t i = 0; i < list->size(); ++i) {
    baseline.entries.push_back(entry_of(*source, (*list)[i], spans[i]));
  }
  return baseline;
}

std::vector<BaselineEntry> entries_beside(const Baseline& baseline, const std::vector<std::string>& files) {
  const std::string& path = baseline.source->path();
  Names names(path);
  std::set<std::string> read;
  for (const std::string& file : files) read.insert(names.of(file));
  const fs::path folder = place_of_file(path).parent_path();
  std::vector<BaselineEntry> entries;
  std::ranges::copy_if(baseline.entries, std::back_inserter(entries), [&](const BaselineEntry& entry) {
    std::error_code error;
    return !read.contains(entry.file) && fs::exists(folder / entry.file, error);
  });
  return entries;
}

std::string baseline_text(const std::vector<Finding>& findings, const std::string& path,
                          std::vector<BaselineEntry> kept) {
  Names names(path);
  std::vector<BaselineEntry> entries = std::move(kept);
  for (const Finding& finding : findings) {
    const bool elsewhere = finding.hold && finding.hold->by != Holder::baseline;
    if (may_be_held(finding.rule->id) && !elsewhere) entries.push_back(entry_of(finding, names));
  }
  std::ranges::sort(entries, ByKey());
  std::string lines;
  for (const BaselineEntry& entry : entries) {
    const Json json{{"file", entry.file}, {"document", entry.document}, {"path", entry.path},
                    {"rule", entry.rule}, {"stated", entry.stated},     {"expected", entry.expected}};
    lines += (lines.empty() ? "\n    " : ",\n    ") + json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  return "{\n  \"version\": 1,\n  \"findings\": [" + harmless_json(lines) + (lines.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

void hold_baselined(std::vector<Finding>& findings, const Baseline& baseline, const RunScope& scope) {
  Names names(baseline.source->path());
  std::map<std::string, std::string> files;  // as reports print them, by the names that entries have for them
  for (const std::string& file : scope.files) files.emplace(names.of(file), file);
  std::multimap<BaselineEntry, const BaselineEntry*, ByKey> left;
  for (const BaselineEntry& entry : baseline.entries) left.emplace(entry, &entry);
  for (Finding& finding : findings) {
    if (!may_be_held(finding.rule->id) || !files.contains(names.of(finding.place.file))) continue;
    const auto known = left.find(entry_of(finding, names));
    if (known == left.end()) continue;
    const std::size_t line = baseline.source->position(known->second->span.begin).line;
    if (!finding.hold) finding.hold = Hold{Holder::baseline, "", baseline.source->path(), line};
    left.erase(known);
  }
  for (const auto& [key, entry] : left) {
    const auto file = files.find(entry->file);
    if (file == files.end() || !scope.in_force(diagnostic_rules::stale_baseline_entry, file->second)) continue;
    const auto rule = std::ranges::find(scope.rules, entry->rule, [](const RuleInfo* info) { return info->id; });
    const bool can_occur = rule != scope.rules.end() && may_be_held(entry->rule);
    if (!can_occur || scope.judged(**rule, file->second)) findings.push_back(stale(baseline, *entry));
  }
}

}  // namespace budgetlint
