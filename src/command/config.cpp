#include "budgetlint/command/config.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "budgetlint/command/profile_file.hpp"
#include "budgetlint/quantity/quantity.hpp"
#include "settings_reader.hpp"

namespace budgetlint {
namespace {

/// Reads the tree of a configuration.
class Reader {
public:
  Reader(SourcePtr source, Config& config) : settings_(std::move(source)), config_(config) {}

  void run() {
    const auto by = [this](void (Reader::*read)(const Node&)) {
      return [this, read](const Node& value) { (this->*read)(value); };
    };
    // schemas/config.schema.json says the same for editors, and a test holds the two together.
    settings_.read({"a configuration", "配置文件"}, {{"select", by(&Reader::read_select)},
                                                     {"extend-select", by(&Reader::read_extend_select)},
                                                     {"ignore", by(&Reader::read_ignore)},
                                                     {"severity", by(&Reader::read_severity)},
                                                     {"tolerance", by(&Reader::read_tolerance)},
                                                     {"bound", by(&Reader::read_bound)},
                                                     {"per-file-ignores", by(&Reader::read_per_file_ignores)},
                                                     {"exclude", by(&Reader::read_exclude)},
                                                     {"profile", by(&Reader::read_profile)},
                                                     {"baseline", by(&Reader::read_baseline)},
                                                     {"fail-on", by(&Reader::read_fail_on)},
                                                     {"lang", by(&Reader::read_lang)},
                                                     {"limits", by(&Reader::read_limits)}});
    settings_.finish();
  }

private:
  // --- Rules -------------------------------------------------------------------------------------------------------

  static constexpr Phrase of_rules{"a list of rules", "规则编号的列表"};

  [[nodiscard]] std::optional<Given<RuleWords>> rules_in(const Node& node, RuleUse use) {
    RuleWords words;
    for (const Node* item : settings_.words_in(node, Text(of_rules))) {
      const auto word = settings_.word_in(*item, {"a rule", "规则编号"});
      if (word && settings_.is_rule_word(*item, *word, use)) words.push_back(*word);
    }
    if (use == RuleUse::choosing && words.empty() && !settings_.has_mistakes()) {
      settings_.complain(node, {"no rule is chosen here; leave the key out to have them all",
                                "没有选任何规则；全部都用时请删去这一项"});
    }
    return Given<RuleWords>{words, settings_.line_of(*node.key)};
  }

  void read_select(const Node& node) { config_.select = rules_in(node, RuleUse::choosing); }
  void read_extend_select(const Node& node) { config_.extend_select = rules_in(node, RuleUse::choosing); }
  void read_ignore(const Node& node) { config_.ignore = rules_in(node, RuleUse::leaving_out); }

  void read_severity(const Node& node) {
    settings_.for_each_severity(node, [&](const std::string& id, Severity severity, const Node& value) {
      config_.severity.insert_or_assign(id, Given<Severity>{severity, settings_.line_of(value)});
    });
  }

  // --- Tolerances --------------------------------------------------------------------------------------------------

  void read_tolerance(const Node& node) {
    settings_.for_each_rule(
        node, {"a tolerance for each rule", "各规则的容差"}, [&](const std::string& id, const Node& value) {
          const auto tolerance = value.kind == NodeKind::mapping ? bound_in(value) : named_tolerance(value);
          if (tolerance) config_.tolerance.insert_or_assign(id, Given<Tolerance>{*tolerance, settings_.line_of(value)});
        });
  }

  [[nodiscard]] std::optional<Tolerance> named_tolerance(const Node& node) {
    const auto word = settings_.word_in(node, {"exact, rounding, truncation, {absolute: 0.01} or {relative: 0.1%}",
                                               " exact、rounding、truncation、{absolute: 0.01} 或 {relative: 0.1%}"});
    if (!word) return std::nullopt;
    const auto kind = parse_tolerance_kind(*word);
    if (kind && *kind < Tolerance::Kind::absolute) return Tolerance{*kind, {}, *word};
    settings_.complain(node,
                       SettingsReader::unknown({"tolerance", "容差"}, *word, {"exact", "rounding", "truncation"}));
    return std::nullopt;
  }

  /// `{absolute: 0.01}`: in 万元 unless a unit is written; `{relative: 0.1%}`.
  [[nodiscard]] std::optional<Tolerance> bound_in(const Node& node) {
    const Node* entry = node.children.size() == 1 ? node.children.front() : nullptr;
    const auto kind = entry == nullptr ? std::nullopt : parse_tolerance_kind(entry->key->text);
    if (!kind || *kind < Tolerance::Kind::absolute) {
      settings_.complain(node, SettingsReader::wanted(
                                   {"{absolute: 0.01} or {relative: 0.1%}", " {absolute: 0.01} 或 {relative: 0.1%}"}));
      return std::nullopt;
    }
    const bool relative = *kind == Tolerance::Kind::relative;
    const Text what = relative ? Text("a share such as 0.1%", "比例，如 0.1%")
                               : Text("an amount such as 0.01万元", "金额，如 0.01万元");
    const auto word = settings_.word_in(*entry, what);
    if (!word) return std::nullopt;
    const QuantityReading reading =
        read_quantity(*word, relative ? QuantityKind::share : QuantityKind::amount, MoneyUnit::ten_thousand);
    if (!reading.quantity || reading.quantity->qualifier != Qualifier::none || reading.quantity->value.is_negative()) {
      settings_.complain(*entry, SettingsReader::wanted(what));
      return std::nullopt;
    }
    return Tolerance{*kind, reading.quantity->value, fmt::format("{} {}", tolerance_name(*kind), *word)};
  }

  /// The ratios beyond which changes from year to year are told.
  void read_bound(const Node& node) {
    const Text what{"a ratio such as 2 or 1.5", "倍数，如 2 或 1.5"};
    settings_.for_each_rule(
        node, {"a bound for each rule", "各规则的界限"}, [&](const std::string& id, const Node& value) {
          if (id != "BL701") {
            settings_.complain(*value.key, {id + " has no bound; BL701 has", id + " 没有界限可设，只有 BL701 有"});
            return;
          }
          const auto word = settings_.word_in(value, what);
          if (!word) return;
          const auto ratio = Decimal::parse(*word);
          const bool usable = ratio && *ratio >= Decimal(1, 0) && *ratio <= Decimal(1, 6);
          if (!usable)
            return settings_.complain(value, SettingsReader::wanted({"a ratio from 1 to 1000000", "1至1000000的倍数"}));
          config_.bound.insert_or_assign(id, Given<Decimal>{*ratio, settings_.line_of(value)});
        });
  }

  // --- Files -------------------------------------------------------------------------------------------------------

  void read_per_file_ignores(const Node& node) {
    if (node.kind != NodeKind::mapping) {
      settings_.complain(node, SettingsReader::wanted({"rules for each pattern of files", "各文件对应的规则编号"}));
      return;
    }
    for (const Node* entry : node.children) {
      if (const auto rules = rules_in(*entry, RuleUse::leaving_out)) {
        config_.per_file_ignores.emplace_back(entry->key->text, *rules);
      }
    }
  }

  void read_exclude(const Node& node) {
    for (const Node* item : settings_.words_in(node, {"a list of file patterns", "文件的列表"})) {
      if (const auto word = settings_.word_in(*item, {"a file pattern", "文件"}))
        config_.exclude.push_back({*word, settings_.line_of(*item)});
    }
  }

  void read_profile(const Node& node) {
    const auto word = settings_.word_in(node, {"a profile's name or file", "编报要求的名称或文件"});
    if (!word) return;
    ProfilePtr profile = built_in_profile(*word);
    if (profile == nullptr) {
      const std::filesystem::path folder = std::filesystem::path(config_.path).parent_path();
      const std::string path = (folder / *word).string();
      std::error_code error;
      if (!std::filesystem::exists(path, error)) {
        settings_.complain(node, no_such_profile(*word));
        return;
      }
      profile = read_profile_file(path, folder.empty() ? "." : folder.string());
    }
    config_.profile = Given<ProfilePtr>{std::move(profile), settings_.line_of(node)};
  }

  void read_baseline(const Node& node) {
    if (const auto word = settings_.word_in(node, {"the file of a baseline", "已知问题清单文件"})) {
      config_.baseline = Given<std::string>{*word, settings_.line_of(node)};
    }
  }

  // --- The rest ----------------------------------------------------------------------------------------------------

  void read_fail_on(const Node& node) {
    const auto word = settings_.word_in(node, {"error, warning, note or never", " error、warning、note 或 never"});
    if (!word) return;
    FailOn fail_on;
    bool known = *word == "never";
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
      if (severity_name(severity) != *word) continue;
      fail_on = severity;
      known = true;
    }
    if (!known)
      settings_.complain(node,
                         SettingsReader::unknown({"severity", "级别"}, *word, {"error", "warning", "note", "never"}));
    config_.fail_on = Given<FailOn>{fail_on, settings_.line_of(node)};
  }

  void read_lang(const Node& node) {
    const auto word = settings_.word_in(node, {"en or zh", " en 或 zh"});
    if (!word) return;
    if (*word != "en" && *word != "zh")
      settings_.complain(node, SettingsReader::unknown({"language", "语言"}, *word, {"en", "zh"}));
    config_.language = Given<Language>{*word == "zh" ? Language::chinese : Language::english, settings_.line_of(node)};
  }

  void read_limits(const Node& node) {
    const std::pair<std::string_view, std::size_t Limits::*> known[] = {
        {"file-bytes", &Limits::file_bytes}, {"depth", &Limits::depth}, {"documents", &Limits::documents},
        {"nodes", &Limits::nodes},           {"keys", &Limits::keys},   {"alias-nodes", &Limits::alias_nodes},
    };
    Limits limits;
    SettingsReader::Keys keys;
    for (const auto& [name, limit] : known) {
      keys.emplace_back(name, [this, &limits, limit = limit](const Node& value) {
        // They can only be lowered: a configuration comes with the forms, and must not cost more than they may.
        if (const auto number = settings_.number_in(value, Limits().*limit)) limits.*limit = *number;
      });
    }
    settings_.read_keys(node, {"a number for each limit", "各项上限"}, keys);
    config_.limits = Given<Limits>{limits, settings_.line_of(*node.key)};
  }

  SettingsReader settings_;
  Config& config_;
};

}  // namespace

Config read_config(const std::string& path) {
  Config config;
  config.path = path;
  config.folder = std::filesystem::absolute(path).lexically_normal().parent_path().string();
  Reader(read_settings_file(path), config).run();
  return config;
}

}  // namespace budgetlint
