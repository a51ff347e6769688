#include "budgetlint/command/in_force.hpp"

#include <fmt/format.h>
#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "budgetlint/command/profile_file.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/terminal.hpp"
#include "layers.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

std::string normal(const std::string& path) {
  return fs::absolute(path).lexically_normal().string();
}

std::string joined(const RuleWords& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Finds the configuration of each file, each read once.
class Finder {
public:
  explicit Finder(const Invocation& invocation) {
    if (invocation.profile) profile_ = find_profile(*invocation.profile);
    if (invocation.config) only_ = read(*invocation.config);
    isolated_ = invocation.isolated;
  }

  [[nodiscard]] ConfigPtr config_of(const std::string& file) {
    if (isolated_) return nullptr;
    if (only_ != nullptr) return only_;
    // What a folder is called in full is asked once, not for each of its files.
    const std::string_view folder = folder_of(file);
    const auto known = by_spelling_.find(folder);
    if (known != by_spelling_.end()) return known->second;
    return by_spelling_.emplace(folder, nearest(fs::path(normal(file)).parent_path())).first->second;
  }

  /// The profile of --profile; nullptr: no such flag.
  [[nodiscard]] const ProfilePtr& profile() const { return profile_; }

  /// Every configuration that was read.
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

private:
  [[nodiscard]] ConfigPtr read(const std::string& path) {
    paths_.push_back(path);
    return std::make_shared<const Config>(read_config(path));
  }

  [[nodiscard]] ConfigPtr nearest(const fs::path& folder) {
    const auto known = by_folder_.find(folder.string());
    if (known != by_folder_.end()) return known->second;
    std::error_code error;
    const fs::path path = folder / config_name;
    ConfigPtr config;
    // Anything of that name counts: one that cannot be read must be told, not passed over.
    if (fs::exists(fs::symlink_status(path, error))) {
      config = read(as_printed(path));
    } else if (folder.has_relative_path()) {
      config = nearest(folder.parent_path());
    }
    return by_folder_[folder.string()] = config;
  }

  /// From the current folder, like the paths of forms.
  static std::string as_printed(const fs::path& path) {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    const fs::path relative = path.lexically_relative(here);
    return error || relative.empty() ? path.string() : relative.string();
  }

  bool isolated_ = false;
  std::vector<std::string> paths_;
  ConfigPtr only_;
  ProfilePtr profile_;
  std::map<std::string, ConfigPtr> by_folder_;
  std::map<std::string, ConfigPtr, std::less<>> by_spelling_;  ///< of a folder, as the files' paths have it
};

/// Collects what the layers leave out, each thing once.
class Loosenings {
public:
  void add(const Text& what, const std::string& file, std::size_t line) {
    const auto same = [&](const Loosening& other) { return other.what == what && other.file == file; };
    if (std::none_of(all_.begin(), all_.end(), same)) all_.push_back({what, file, line});
  }

  void add_layers(const Layers& layers) {
    if (layers.ignore && !layers.ignore->value.empty()) {
      const std::string rules = joined(layers.ignore->value);
      add({"ignores " + rules, "不核对 " + rules}, layers.ignore->origin.file, layers.ignore->origin.line);
    }
    if (layers.select) {
      const std::string rules = joined(layers.select->value);
      add({"checks " + rules + " only", "只核对 " + rules}, layers.select->origin.file, layers.select->origin.line);
    }
    if (layers.profile.value != default_profile()) {
      const std::string name = visible(layers.profile.value->name);
      add({"judges by the profile " + name, "按编报要求 " + name + " 核对"}, layers.profile.origin.file,
          layers.profile.origin.line);
    }
    for (const auto& [pattern, rules] : layers.file_ignores) {
      const std::string words = joined(rules.value);
      add({fmt::format("ignores {} in {}", words, visible(pattern)),
           fmt::format("{} 中不核对 {}", visible(pattern), words)},
          rules.origin.file, rules.origin.line);
    }
  }

  [[nodiscard]] std::vector<Loosening> take() {
    std::stable_sort(all_.begin(), all_.end(), [](const Loosening& a, const Loosening& b) {
      return std::tie(a.file, a.line) < std::tie(b.file, b.line);
    });
    return std::move(all_);
  }

private:
  std::vector<Loosening> all_;
};

/// The pattern that excludes a file; nullptr: none does. A file that is named by itself is checked all the same.
const Given<std::string>* excluding_pattern(const Config* config, Input::How how, const std::string& full) {
  if (config == nullptr || how == Input::How::named) return nullptr;
  for (const Given<std::string>& pattern : config->exclude) {
    if (matches_pattern(pattern.value, config->folder, full)) return &pattern;
  }
  return nullptr;
}

/// How many files each pattern of a configuration excludes: by file, line and pattern.
using Excluded = std::map<std::tuple<std::string, std::size_t, std::string>, std::size_t>;

void tell_excluded(const Excluded& excluded, Loosenings& loosenings) {
  for (const auto& [where, count] : excluded) {
    const auto& [file, line, pattern] = where;
    loosenings.add({fmt::format("leaves out {} {}: {}", count, count == 1 ? "file" : "files", visible(pattern)),
                    fmt::format("略去{}个文件：{}", count, visible(pattern))},
                   file, line);
  }
}

}  // namespace

bool matches_pattern(const std::string& pattern, const std::string& folder, const std::string& file) {
  std::string from_folder = fs::path(file).lexically_relative(folder).string();
  if (from_folder.empty()) from_folder = file;
  std::string wanted = pattern;
  while (wanted.size() > 1 && wanted.ends_with('/')) wanted.pop_back();
  if (wanted.starts_with("./")) wanted.erase(0, 2);
  const auto matches = [&](const std::string& path) {
    return fnmatch(wanted.c_str(), path.c_str(), FNM_LEADING_DIR) == 0;
  };
  if (matches(from_folder)) return true;
  if (wanted.find('/') != std::string::npos) return false;
  const fs::path parts(from_folder);
  return std::any_of(parts.begin(), parts.end(), [&](const fs::path& part) { return matches(part.string()); });
}

InForce settle_settings(const Invocation& invocation, const std::vector<Input>& files) {
  InForce in_force;
  Finder finder(invocation);
  Loosenings loosenings;
  Excluded excluded;
  SettingsTable table;
  for (const Input& file : files) {
    const ConfigPtr config = finder.config_of(file.path);
    // Only the patterns of a configuration ask for it.
    const std::string full = config == nullptr ? std::string() : normal(file.path);
    if (const Given<std::string>* pattern = excluding_pattern(config.get(), file.how, full)) {
      ++excluded[{config->path, pattern->line, pattern->value}];
      continue;
    }
    const Layers layers = layers_of(invocation, finder.profile(), config.get(), full);
    loosenings.add_layers(layers);
    const std::string& profile = layers.profile.value->name;
    if (built_in_profile(profile) == nullptr) in_force.profiles.insert(profile);
    if (const auto settings = table.settings_of(layers)) in_force.policy.set(file.path, settings);
    if (config != nullptr) {
      if (config->limits) in_force.limits.emplace(file.path, config->limits->value);
      if (config->fail_on && !invocation.fail_on_given) {
        in_force.fail_on.emplace(file.path, config->fail_on->value);
        if (!config->fail_on->value) {
          loosenings.add({"lets no finding fail the run (fail-on: never)", "有错误也不使退出状态为1（fail-on: never）"},
                         config->path, config->fail_on->line);
        }
      }
      if (config->baseline && !invocation.baseline) {
        in_force.baseline.emplace(file.path, (fs::path(config->path).parent_path() / config->baseline->value).string());
      }
      if (config->language && !in_force.language && in_force.files.empty()) in_force.language = config->language->value;
    }
    in_force.files.push_back(file);
  }
  tell_excluded(excluded, loosenings);
  in_force.loosenings = loosenings.take();
  in_force.configs = finder.paths();
  return in_force;
}

std::string show_settings(const Invocation& invocation, const std::string& path) {
  Finder finder(invocation);
  std::error_code error;
  // What is in force for a folder is what is in force for the forms in it.
  const std::string form = fs::is_directory(path, error) ? (fs::path(path) / "*").string() : path;
  const ConfigPtr config = finder.config_of(form);
  return print_layers(layers_of(invocation, finder.profile(), config.get(), normal(form)), config.get(), invocation);
}

}  // namespace budgetlint
