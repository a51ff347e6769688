#include "budgetlint/schema/skeleton.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "budgetlint/document/scalar.hpp"
#include "budgetlint/support/terminal.hpp"
#include "vocabulary.hpp"

namespace budgetlint {
namespace {

const std::set<std::string, std::less<>> left_out = {"/indicators/cost", "/indicators/satisfaction", "weight", "note"};

bool is_left_out(const std::string& pointer, const std::string& key) {
  return left_out.count(pointer) != 0 || left_out.count(key) != 0;
}

/// `The budget year.` of `The budget year. Forms of one department …`
std::string first_sentence(const Text& description, Language language) {
  const std::string& all = description.in(language);
  const std::string_view stop = language == Language::english ? "." : "。";
  const std::size_t end = all.find(language == Language::english ? ". " : "。");
  return all.substr(0, end != std::string::npos ? end : all.size() - (all.ends_with(stop) ? stop.size() : 0));
}

class Skeleton {
public:
  Skeleton(Language language, const std::map<std::string, std::string>& values)
      : language_(language), values_(values) {}

  std::string write(FormKind kind) {
    const Shape& form = vocabulary().form(kind);
    const Property& first = form.properties.front();
    const std::string& name = language_ == Language::english ? first.shape->values.front() : first.shape->values.back();
    lines_.push_back({spelled(first) + ": " + name, ""});
    add_keys(form, "", 0, "", 1);
    return "# " + std::string(vocabulary().title(kind)) + "\n" + head() + joined();
  }

private:
  struct Line {
    std::string text;
    std::string comment;
  };

  [[nodiscard]] std::string head() const {
    constexpr Phrase words{
        "# Fill in what stands behind the colons. Lines marked * must stay, even where there is nothing to state; any\n"
        "# other may be deleted. Copy the lines of a row (from its dash on) for each further row.\n",
        "# 请在冒号后填写。带 * 的栏目必须保留，没有内容时留空；其他栏目不需要的可以删去。\n"
        "# 一行不够时，从短横线（-）起整行复制后填写。\n"};
    return std::string(words.in(language_));
  }

  [[nodiscard]] const std::string& spelled(const Property& property) const {
    return language_ == Language::english ? property.key : property.label;
  }

  /// `dash` stands in front of the first key, for a row of a list.
  void add_keys(const Shape& shape, const std::string& pointer, std::size_t indent, std::string dash,
                std::size_t from = 0) {
    const bool told = !told_.insert(&shape).second;
    for (std::size_t i = from; i < shape.properties.size(); ++i) {
      const Property& property = shape.properties[i];
      const std::string path = pointer + '/' + property.key;
      if (is_left_out(path, property.key)) continue;
      const std::string lead = std::string(indent - dash.size(), ' ') + dash;
      dash.clear();
      add_key(property, path, lead, indent, told);
    }
  }

  void add_key(const Property& property, const std::string& path, const std::string& lead, std::size_t indent,
               bool told) {
    const Shape& shape = *property.shape;
    std::string line = lead + spelled(property) + ':';
    const auto value = values_.find(path);
    if (value != values_.end()) line += ' ' + yaml_scalar(value->second);
    lines_.push_back({line, told || value != values_.end() ? std::string() : comment_of(property)});
    if (shape.items != nullptr) {
      add_keys(*shape.items, path, indent + 4, "- ");
    } else if (!shape.allows(ValueKind::text)) {
      add_keys(shape, path, indent + 2, "");
    }
  }

  [[nodiscard]] std::string comment_of(const Property& property) const {
    std::string comment = property.required ? "* " : "";
    if (language_ == Language::english) comment += property.label + ": ";
    comment += first_sentence(property.description, language_);
    if (!property.example.empty()) {
      comment += (language_ == Language::english ? ", such as " : "，如：") + yaml_scalar(property.example);
    }
    return comment;
  }

  [[nodiscard]] std::string joined() const {
    std::size_t column = 0;
    for (const Line& line : lines_) {
      if (!line.comment.empty()) column = std::max(column, cell_width(line.text) + 2);
    }
    std::string text;
    for (const Line& line : lines_) {
      text += line.comment.empty() ? line.text : pad(line.text, column) + "# " + line.comment;
      text += '\n';
    }
    return text;
  }

  Language language_;
  const std::map<std::string, std::string>& values_;
  std::vector<Line> lines_;
  std::set<const Shape*> told_;  ///< whose keys have been explained
};

}  // namespace

std::string form_skeleton(FormKind kind, Language language, const std::map<std::string, std::string>& values) {
  return Skeleton(language, values).write(kind);
}

}  // namespace budgetlint
