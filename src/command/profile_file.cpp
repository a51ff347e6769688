#include "budgetlint/command/profile_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "budgetlint/form/form.hpp"
#include "budgetlint/schema/schema.hpp"
#include "budgetlint/support/embedded.hpp"
#include "budgetlint/support/failure.hpp"
#include "budgetlint/support/terminal.hpp"
#include "settings_reader.hpp"

namespace budgetlint {

[[nodiscard]] std::span<const EmbeddedFile> embedded_profiles();

namespace {

constexpr std::size_t most_rows = 99;
constexpr std::size_t most_points = 1000;

/// A group in both spellings: `output/quantity` and `产出指标/数量指标`.
struct GroupName {
  std::string path;
  std::string labels;

  [[nodiscard]] std::string label() const { return labels.substr(labels.rfind('/') + 1); }
  [[nodiscard]] std::string level() const { return labels.substr(0, labels.find('/')); }
};

const std::vector<GroupName>& group_names() {
  static const std::vector<GroupName> names = [] {
    std::vector<GroupName> all;
    for (const std::string_view path : indicator_groups()) {
      all.push_back({std::string(path), official_labels("indicators/" + std::string(path))});
      all.back().labels.erase(0, all.back().labels.find('/') + 1);
    }
    return all;
  }();
  return names;
}

class ProfileReader {
public:
  /// What the file leaves out is as in `base`, unless it names another.
  ProfileReader(SourcePtr source, ProfilePtr base, std::string home = "/")
      : settings_(std::move(source), std::move(home)), base_(std::move(base)) {}

  [[nodiscard]] ProfilePtr run(const std::string& name) {
    const auto by = [this](void (ProfileReader::*read)(const Node&)) {
      return [this, read](const Node& value) { (this->*read)(value); };
    };
    // schemas/profile.schema.json says the same for editors, and a test holds the two together.
    settings_.read({"a profile", "编报要求文件"}, {{"base", by(&ProfileReader::read_base)},
                                                   {"required", by(&ProfileReader::read_required)},
                                                   {"weights", by(&ProfileReader::read_weights)},
                                                   {"standards", by(&ProfileReader::read_standards)},
                                                   {"vague-words", by(&ProfileReader::read_vague_words)},
                                                   {"severity", by(&ProfileReader::read_severity)}});
    settings_.finish();
    Profile profile = base_ == nullptr ? Profile() : *base_;
    profile.name = name;
    if (required_) profile.required = std::move(*required_);
    if (weights_) std::tie(profile.weight_total, profile.weight_total_without_execution_rate) = *weights_;
    if (standards_) profile.standards = *standards_;
    if (vague_words_) profile.vague_words = std::move(*vague_words_);
    if (severity_) profile.severity = std::move(*severity_);
    return std::make_shared<const Profile>(std::move(profile));
  }

private:
  void read_base(const Node& node) {
    const auto word = settings_.word_in(node, {"the name of a built-in profile", "内置编报要求的名称"});
    if (!word) return;
    base_ = built_in_profile(*word);
    if (base_ == nullptr) {
      settings_.complain(node, SettingsReader::unknown({"profile", "编报要求"}, *word, profile_names()));
    }
  }

  void read_required(const Node& node) {
    required_.emplace();
    if (node.kind != NodeKind::sequence) {
      settings_.complain(node, SettingsReader::wanted({"a list of required groups", "必填指标的列表"}));
      return;
    }
    for (const Node* entry : node.children) read_group(*entry);
  }

  void read_group(const Node& node) {
    RequiredGroup required;
    const auto take_words = [this](std::vector<std::string>& to) {
      return [this, &to](const Node& value) { to = texts_in(value); };
    };
    settings_.read_keys(node, {"groups of which one must be filled", "必填其一的指标"},
                        {{"groups", [&](const Node& value) { read_groups(value, required); }},
                         {"least",
                          [&](const Node& value) {
                            if (const auto least = settings_.number_in(value, most_rows)) required.least = *least;
                          }},
                         {"where", take_words(required.where)},
                         {"except", take_words(required.except)}});
    if (node.kind == NodeKind::mapping && find_child(node, "groups") == nullptr) {
      settings_.complain(node, {"groups is missing here", "此处缺少 groups"});
    }
    required_->push_back(std::move(required));
  }

  void read_groups(const Node& node, RequiredGroup& required) {
    const Text what{"a group such as output/quantity", "指标，如 产出指标/数量指标"};
    const std::vector<const Node*> words = settings_.words_in(node, what);
    if (words.empty() && node.kind == NodeKind::sequence) settings_.complain(node, SettingsReader::wanted(what));
    std::string level;  // 一级指标 of the first group
    for (const Node* item : words) {
      const auto word = settings_.word_in(*item, what);
      if (!word) continue;
      const auto group = std::find_if(group_names().begin(), group_names().end(), [&](const GroupName& name) {
        return name.path == *word || name.labels == *word;
      });
      if (group == group_names().end()) {
        settings_.complain(*item, SettingsReader::unknown({"group of indicators", "指标"}, *word, known_groups(*word)));
        continue;
      }
      if (required.groups.empty()) {
        required.label = group->label();
        level = group->level();
      } else if (group->level() == level) {
        required.label = level;
      }
      required.groups.push_back(group->path);
    }
  }

  /// All groups, spelled as the word that is none of them seems meant.
  static std::vector<std::string> known_groups(const std::string& word) {
    const bool english = static_cast<unsigned char>(word.front()) < 0x80;
    std::vector<std::string> known;
    for (const GroupName& name : group_names()) known.push_back(english ? name.path : name.labels);
    return known;
  }

  void read_weights(const Node& node) {
    const auto points_in = [this](Decimal& to) {
      return [this, &to](const Node& value) {
        if (const auto points = settings_.number_in(value, most_points)) to = Decimal(static_cast<int>(*points), 0);
      };
    };
    Decimal total;
    Decimal without;
    settings_.read_keys(node, {"a total of the weights", "权重合计"},
                        {{"total", points_in(total)}, {"without-execution-rate", points_in(without)}});
    if (node.kind == NodeKind::mapping && find_child(node, "total") == nullptr) {
      settings_.complain(node, {"total is missing here", "此处缺少 total"});
    }
    weights_.emplace(total, without.is_zero() ? total : without);
  }

  void read_standards(const Node& node) {
    static constexpr std::pair<std::string_view, Standards> known[] = {
        {"required", Standards::required},
        {"where-others-have-one", Standards::where_others_have_one},
        {"never", Standards::never}};
    const auto word = settings_.word_in(
        node, {"required, where-others-have-one or never", " required、where-others-have-one 或 never"});
    if (!word) return;
    const auto* chosen =
        std::find_if(std::begin(known), std::end(known), [&](const auto& entry) { return entry.first == *word; });
    if (chosen != std::end(known)) {
      standards_ = chosen->second;
    } else {
      settings_.complain(
          node, SettingsReader::unknown({"choice", "选项"}, *word, {"required", "where-others-have-one", "never"}));
    }
  }

  void read_vague_words(const Node& node) { vague_words_ = texts_in(node); }

  void read_severity(const Node& node) {
    severity_.emplace();
    settings_.for_each_severity(node, [&](const std::string& id, Severity severity, const Node& /*value*/) {
      severity_->insert_or_assign(id, severity);
    });
  }

  [[nodiscard]] std::vector<std::string> texts_in(const Node& node) {
    std::vector<std::string> texts;
    for (const Node* item : settings_.words_in(node, {"a list of words", "词的列表"})) {
      if (auto word = settings_.word_in(*item, {"a word", "一个词"})) texts.push_back(std::move(*word));
    }
    return texts;
  }

  SettingsReader settings_;
  ProfilePtr base_;
  std::optional<std::vector<RequiredGroup>> required_;
  std::optional<std::pair<Decimal, Decimal>> weights_;
  std::optional<Standards> standards_;
  std::optional<std::vector<std::string>> vague_words_;
  std::optional<std::map<std::string, Severity>> severity_;
};

/// Those of schemas/profiles, in the order of src/CMakeLists.txt.
const std::vector<ProfilePtr>& built_in_profiles() {
  static const std::vector<ProfilePtr> profiles = [] {
    std::vector<ProfilePtr> all;
    for (const EmbeddedFile& file : embedded_profiles()) {
      const auto source = std::make_shared<const Source>(std::string(file.name), std::string(file.text));
      all.push_back(ProfileReader(source, nullptr).run(std::string(file.name.substr(0, file.name.find('.')))));
    }
    return all;
  }();
  return profiles;
}

}  // namespace

ProfilePtr default_profile() {
  return built_in_profiles().front();
}

std::vector<std::string> profile_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_profiles()) names.emplace_back(file.name.substr(0, file.name.find('.')));
  return names;
}

ProfilePtr built_in_profile(std::string_view name) {
  const std::vector<ProfilePtr>& all = built_in_profiles();
  const auto found = std::find_if(all.begin(), all.end(), [&](const ProfilePtr& p) { return p->name == name; });
  return found == all.end() ? nullptr : *found;
}

ProfilePtr read_profile_file(const std::string& path, const std::string& home) {
  return ProfileReader(read_settings_file(path), default_profile(), home).run(path);
}

ProfilePtr find_profile(const std::string& name_or_file) {
  if (ProfilePtr profile = built_in_profile(name_or_file)) return profile;
  std::error_code error;
  if (!std::filesystem::exists(name_or_file, error)) throw Failure(no_such_profile(name_or_file));
  return read_profile_file(name_or_file);
}

Text no_such_profile(std::string_view name) {
  const std::vector<std::string> names = profile_names();
  return {fmt::format("there is no profile {}, nor a file of that name; choose {} or a file", visible(name),
                      fmt::join(names, ", ")),
          fmt::format("没有名为 {} 的编报要求，也没有这个文件；可选：{}，或自己的文件", visible(name),
                      fmt::join(names, "、"))};
}

}  // namespace budgetlint
