#include "layers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "budgetlint/command/in_force.hpp"
#include "budgetlint/command/profile_file.hpp"
#include "budgetlint/rules/choice.hpp"
#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

/// The flag, else what the configuration gives.
std::optional<Layered<RuleWords>> layer(const std::optional<RuleWords>& flag, std::string_view flag_name,
                                        const Config* config, std::optional<Given<RuleWords>> Config::*given) {
  if (flag) return Layered<RuleWords>{*flag, {std::string(flag_name), 0}};
  if (config == nullptr || !(config->*given)) return std::nullopt;
  return Layered<RuleWords>{(config->*given)->value, {config->path, (config->*given)->line}};
}

bool chosen_by(const RuleWords& words, const RuleInfo& rule) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const RuleChoice choice = choose_rules(word);
    const bool named = std::find(choice.rules.begin(), choice.rules.end(), &rule) != choice.rules.end();
    return named && (rule.activation == Activation::on || choice.by_itself);
  });
}

bool is_enabled(const Layers& layers, const RuleInfo& rule) {
  const bool extended = layers.extend_select && chosen_by(layers.extend_select->value, rule);
  const bool selected = layers.select ? chosen_by(layers.select->value, rule) : rule.activation == Activation::on;
  if (!selected && !extended) return false;
  // A flag that adds a rule wins over a configuration that leaves it out.
  const bool added_by_flag = extended && layers.extend_select->origin.line == 0;
  const auto leaves_out = [&](const Layered<RuleWords>& words) {
    const bool by_flag = words.origin.line == 0;
    return chosen_by(words.value, rule) && (by_flag || !added_by_flag);
  };
  if (layers.ignore && leaves_out(*layers.ignore)) return false;
  return std::none_of(layers.file_ignores.begin(), layers.file_ignores.end(),
                      [&](const auto& ignores) { return leaves_out(ignores.second); });
}

std::string key_of(const Layers& layers) {
  std::string key = layers.config == nullptr ? "" : layers.config->path;
  for (const auto& [pattern, words] : layers.file_ignores) key += '\n' + pattern;
  return key;
}

}  // namespace

Layers layers_of(const Invocation& invocation, const ProfilePtr& flag_profile, const Config* config,
                 const std::string& file) {
  Layers layers;
  if (flag_profile != nullptr) {
    layers.profile = {flag_profile, {"--profile", 0}};
  } else if (config != nullptr && config->profile) {
    layers.profile = {config->profile->value, {config->path, config->profile->line}};
  } else {
    layers.profile = {default_profile(), {}};
  }
  layers.config = config;
  layers.select = layer(invocation.select, "--select", config, &Config::select);
  layers.extend_select = layer(invocation.extend_select, "--extend-select", config, &Config::extend_select);
  layers.ignore = layer(invocation.ignore, "--ignore", config, &Config::ignore);
  if (config == nullptr) return layers;
  for (const auto& [pattern, rules] : config->per_file_ignores) {
    if (!matches_pattern(pattern, config->folder, file)) continue;
    layers.file_ignores.emplace_back(pattern, Layered<RuleWords>{rules.value, {config->path, rules.line}});
  }
  return layers;
}

std::shared_ptr<const Settings> SettingsTable::settings_of(const Layers& layers) {
  const auto [entry, fresh] = by_key_.try_emplace(key_of(layers));
  if (!fresh) return entry->second;
  auto settings = std::make_shared<Settings>();
  bool any = false;
  for (const RuleInfo* rule : all_rules()) {
    const bool enabled = is_enabled(layers, *rule);
    if (enabled == (rule->activation == Activation::on)) continue;
    settings->at(*rule).enabled = enabled;
    any = true;
  }
  const Profile& profile = *layers.profile.value;
  if (layers.profile.value != default_profile()) {
    settings->set_profile(layers.profile.value);
    any = true;
  }
  for (const auto& [id, severity] : profile.severity) {
    settings->at(*find_rule(id)).severity = Configured<Severity>{severity, profile.name};
  }
  if (layers.config != nullptr) {
    const Config& config = *layers.config;
    for (const auto& [id, severity] : config.severity) {
      settings->at(*find_rule(id)).severity = Configured<Severity>{severity.value, config.path};
    }
    for (const auto& [id, tolerance] : config.tolerance) {
      settings->at(*find_rule(id)).tolerance = Configured<Tolerance>{tolerance.value, config.path};
    }
    for (const auto& [id, bound] : config.bound) {
      settings->at(*find_rule(id)).bound = Configured<Decimal>{bound.value, config.path};
    }
    any = any || !config.severity.empty() || !config.tolerance.empty() || !config.bound.empty();
  }
  if (any) entry->second = std::move(settings);
  return entry->second;
}

namespace {

/// Lines in three columns: setting, value, origin.
class SettingsList {
public:
  SettingsList(const Config* config, Language language) : config_(config), language_(language) {}

  /// A word of ours, not of the configuration.
  [[nodiscard]] std::string word(const Phrase& phrase) const { return std::string(phrase.in(language_)); }

  void add(const std::string& name, const std::string& value, const SettingOrigin& origin) {
    const std::string where = origin.file.empty() ? word({"default", "默认"})
                              : origin.line == 0  ? origin.file
                                                  : fmt::format("{}:{}", visible(origin.file), origin.line);
    rows_.push_back({name, value, where});
  }

  /// A value of the configuration, or the default.
  template <typename Value, typename Print>
  void add(const std::string& name, const std::optional<Given<Value>>& given, const std::string& otherwise,
           Print spell) {
    if (given) {
      add(name, spell(given->value), {config_->path, given->line});
    } else {
      add(name, otherwise, {});
    }
  }

  [[nodiscard]] std::string print() const {
    std::size_t name_width = 0;
    std::size_t value_width = 0;
    for (const Row& row : rows_) {
      name_width = std::max(name_width, cell_width(row.name));
      value_width = std::max(value_width, cell_width(row.value));
    }
    std::string text;
    for (const Row& row : rows_) {
      text += fmt::format("{}  {}  {}\n", pad(row.name, name_width), pad(row.value, value_width), row.origin);
    }
    return text;
  }

private:
  struct Row {
    std::string name, value, origin;
  };
  const Config* config_;
  Language language_;
  std::vector<Row> rows_;
};

constexpr Phrase all{"all", "全部"};
constexpr Phrase none{"none", "无"};

void add_choice(SettingsList& listing, const std::string& name, const std::optional<Layered<RuleWords>>& words,
                const Phrase& otherwise) {
  const bool given = words && !words->value.empty();
  listing.add(name, given ? fmt::format("{}", fmt::join(words->value, ", ")) : listing.word(words ? none : otherwise),
              words ? words->origin : SettingOrigin());
}

std::string fail_on_word(const FailOn& fail_on) {
  return fail_on ? std::string(severity_name(*fail_on)) : "never";
}

}  // namespace

std::string print_layers(const Layers& layers, const Config* config, const Invocation& invocation) {
  static const Config nothing;
  const Config& given = config == nullptr ? nothing : *config;
  SettingsList listing(config, invocation.language);
  add_choice(listing, "select", layers.select, all);
  add_choice(listing, "extend-select", layers.extend_select, none);
  add_choice(listing, "ignore", layers.ignore, none);
  for (const auto& [pattern, words] : layers.file_ignores) {
    listing.add("per-file-ignores " + visible(pattern), fmt::format("{}", fmt::join(words.value, ", ")), words.origin);
  }
  for (const auto& [id, severity] : given.severity) {
    listing.add("severity " + id, std::string(severity_name(severity.value)), {given.path, severity.line});
  }
  for (const auto& [id, tolerance] : given.tolerance) {
    listing.add("tolerance " + id, tolerance.value.written, {given.path, tolerance.line});
  }
  for (const auto& [id, bound] : given.bound) {
    listing.add("bound " + id, bound.value.to_string(), {given.path, bound.line});
  }
  listing.add("profile", visible(layers.profile.value->name), layers.profile.origin);
  for (const auto& [id, severity] : layers.profile.value->severity) {
    if (given.severity.contains(id)) continue;
    listing.add("severity " + id, std::string(severity_name(severity)), {layers.profile.value->name, 0});
  }
  for (const Given<std::string>& pattern : given.exclude) {
    listing.add("exclude", visible(pattern.value), {given.path, pattern.line});
  }
  if (invocation.baseline) {
    listing.add("baseline", visible(*invocation.baseline), {"--baseline", 0});
  } else {
    listing.add("baseline", given.baseline, listing.word(none), [](const std::string& file) { return visible(file); });
  }
  if (invocation.fail_on_given) {
    listing.add("fail-on", fail_on_word(invocation.fail_on), {"--fail-on", 0});
  } else {
    listing.add("fail-on", given.fail_on, "error", fail_on_word);
  }
  if (invocation.language_given) {
    listing.add("lang", invocation.language == Language::chinese ? "zh" : "en", {"--lang", 0});
  } else {
    listing.add("lang", given.language, invocation.language == Language::chinese ? "zh" : "en",
                [](Language language) { return std::string(language == Language::chinese ? "zh" : "en"); });
  }
  const Limits limits = given.limits ? given.limits->value : Limits();
  const SettingOrigin from = given.limits ? SettingOrigin{given.path, given.limits->line} : SettingOrigin();
  for (const auto& [name, limit] : {
           std::pair{"file-bytes", limits.file_bytes},
           {"depth", limits.depth},
           {"documents", limits.documents},
           {"nodes", limits.nodes},
           {"keys", limits.keys},
           {"alias-nodes", limits.alias_nodes},
       }) {
    listing.add(std::string("limits ") + name, std::to_string(limit), from);
  }
  return listing.print();
}

}  // namespace budgetlint
