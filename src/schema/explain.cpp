#include "explain.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "budgetlint/schema/limits.hpp"
#include "budgetlint/schema/rules.hpp"
#include "budgetlint/support/fold.hpp"
#include "budgetlint/support/utf8.hpp"
#include "messages.hpp"
#include "spelling.hpp"

namespace budgetlint {
namespace {

using FirstNodes = std::array<Node*, max_properties>;

std::string_view written_key(const Node& node) {
  return node.key->text;
}

/// The reader has told of this entry, and a second finding about its key would be one too many.
bool is_told(const Node& node) {
  return node.unreadable || node.key->unreadable;
}

/// A key's place: its pointer and field are those of its value.
Place place_of_key(const Document& document, const Node& node) {
  Place place = make_place(document.source(), node.key->span, document.index());
  place.path = pointer(node);
  place.field = field(node);
  return place;
}

/// Where a key is missing: the start of the mapping, but the path and field that the key would have, so that
/// two keys missing from one mapping are two findings for ever.
Place place_of_missing(const Document& document, const Node& mapping, const Property& property) {
  Place place = make_place(document.source(), {mapping.span.begin, mapping.span.begin}, document.index());
  place.path = pointer(mapping) + "/" + property.key;
  place.field = field(mapping);
  if (!place.field.empty()) place.field += ' ';
  place.field += property.label;
  return place;
}

/// The bytes of white space, of any width, that a text begins with.
std::size_t leading_blanks(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t size = code_point_at(text, end).size;
    if (!fold_name(text.substr(end, size)).empty()) break;
    end += size;
  }
  return end;
}

/// The bytes of a key's text alone. Quotes stay, for in `{"key":1}` they are what separates it from its value; so do
/// full-width blanks before it, which the reader repairs.
Span editable_span(const Document& document, const Node& key) {
  const bool is_quoted = key.style == ScalarStyle::single_quoted || key.style == ScalarStyle::double_quoted;
  if (is_quoted) return {key.span.begin + 1, key.span.end - 1};
  return {key.span.begin + leading_blanks(document.source().slice(key.span)), key.span.end};
}

bool is_editable(const Node& key) {
  return !key.aliased && key.style != ScalarStyle::literal && key.style != ScalarStyle::folded;
}

/// A form whose department is blank joins no submission, and nothing would be reconciled with it: the one required
/// key that may not be left blank. (A blank year is told where years are read.)
bool must_be_filled(const Property* property) {
  return property != nullptr && property->key == "department";
}

constexpr std::string_view own_prefix = "x-";

/// Blank, or one of the signs that stand for it on paper.
bool says_nothing(const Node& node) {
  constexpr std::array<std::string_view, 5> signs{"", "/", "-", "—", "——"};
  return node.kind == NodeKind::scalar && std::find(signs.begin(), signs.end(), fold_name(node.text)) != signs.end();
}

/// Names that the reader has told of as lost to a mapping: in texts below it, or as keys that a wrong indentation has
/// moved to a level above, where nobody knows them.
std::vector<std::string> lost_names(const Document& document, const Node& mapping) {
  std::vector<std::string> names = names_in_told_texts(document, mapping);
  for (const Node* outer = mapping.parent; outer != nullptr; outer = outer->parent) {
    if (outer->kind != NodeKind::mapping) continue;
    for (const Node* child : outer->children) {
      if (child->unknown_key && is_told(*child)) names.push_back(fold_name(written_key(*child)));
    }
  }
  return names;
}

std::vector<const Property*> unused(const Shape& shape, const FirstNodes& first) {
  std::vector<const Property*> properties;
  for (std::size_t i = 0; i < shape.properties.size(); ++i) {
    if (first.at(i) == nullptr) properties.push_back(&shape.properties[i]);
  }
  return properties;
}

using Meant = std::set<const Property*>;

class Explainer {
public:
  explicit Explainer(Document& document) : document_(document) {}

  void visit(Node& node, const Shape& shape, const Property* property) {
    if (node.unreadable) return;
    const ValueKind kind = value_kind(node);
    if (!shape.allows(kind)) {
      object(schema_rules::wrong_shape, node, messages::wrong_shape(field(node), node, shape, property));
    } else if (must_be_filled(property) && says_nothing(node)) {
      reject(schema_rules::missing_key, node, messages::blank_key(*property));
    } else if (kind == ValueKind::mapping) {
      visit_mapping(node, shape);
    } else if (kind == ValueKind::list) {
      for (Node* item : node.children) visit(*item, *shape.items, nullptr);
    } else if (kind != ValueKind::blank && !shape.values.empty()) {
      check_value(node, shape);
    }
  }

  [[nodiscard]] Explanation take() { return std::move(result_); }

private:
  /// One past the limit is kept, for whoever says that there are more.
  void tell(Finding finding) {
    if (result_.findings.size() <= most_findings) result_.findings.push_back(std::move(finding));
  }

  void visit_mapping(Node& mapping, const Shape& shape) {
    FirstNodes first{};
    std::vector<Node*> doubtful;
    std::vector<const Node*> own;
    std::size_t next = 0;
    for (Node* child : mapping.children) {
      if (is_local_key(written_key(*child))) {
        own.push_back(child);
        continue;
      }
      const Property* property = known(shape, *child, next);
      if (property != nullptr) {
        next = static_cast<std::size_t>(property - shape.properties.data()) + 1;
        spell(*child, *property, first_of(first, shape, *property));
      } else {
        doubtful.push_back(child);
      }
    }
    std::erase_if(doubtful, [&](Node* child) { return guess(*child, shape, first); });
    Meant meant;
    for (Node* child : doubtful) refuse(*child, shape, first, meant);
    for (const Node* child : own) remark_own_key(*child, shape, first);
    std::vector<const Property*> missing;
    for (std::size_t i = 0; i < shape.properties.size(); ++i) {
      const Property& property = shape.properties[i];
      if (first.at(i) != nullptr) {
        visit(*first.at(i), *property.shape, &property);
      } else if (property.required) {
        missing.push_back(&property);
      }
    }
    if (!missing.empty()) miss(mapping, missing, meant);
  }

  /// A key of the locality's own that is called like one of the form's which is not there: it is not read, which may
  /// not be meant.
  void remark_own_key(const Node& node, const Shape& shape, FirstNodes& first) {
    const std::string_view written = written_key(node);
    const Property* property = shape.find(fold_name(written.substr(own_prefix.size())));
    if (property == nullptr || first_of(first, shape, *property) != nullptr || is_told(node)) return;
    Finding finding =
        finding_of(schema_rules::unknown_key, place_of_key(document_, node), messages::own_key(written, *property));
    finding.severity = Severity::note;
    tell(std::move(finding));
  }

  /// The property that a key names. A key whose very indentation the reader has told of names nothing for sure.
  /// Most forms keep the order of the printed one: the property `next` in line is tried before all.
  static const Property* known(const Shape& shape, const Node& node, std::size_t next) {
    if (next < shape.properties.size() && shape.properties[next].is_spelled(written_key(node))) {
      return &shape.properties[next];
    }
    if (const Property* property = shape.find(written_key(node))) return property;
    return is_told(node) ? nullptr : shape.find(fold_name(written_key(node)));
  }

  static Node*& first_of(FirstNodes& first, const Shape& shape, const Property& property) {
    return first.at(static_cast<std::size_t>(&property - shape.properties.data()));
  }

  void spell(Node& node, const Property& property, Node*& first) {
    node.name = property.key;
    node.label = property.label;
    if (first == nullptr) {
      first = &node;
    } else {
      duplicate(node, *first, property);
    }
  }

  void duplicate(Node& node, Node& first, const Property& property) {
    const bool has_scalar = node.kind == NodeKind::scalar || first.kind == NodeKind::scalar;
    Finding finding =
        finding_of(schema_rules::duplicate_key, place_of_key(document_, node),
                   has_scalar ? messages::duplicate_scalar(property) : messages::duplicate_collection(property));
    finding.stated = node.text;
    finding.related.push_back({Role::contradicts, place_of_key(document_, first), std::string(first.text), {}});
    tell(std::move(finding));
    node.unreadable = true;
    if (has_scalar) first.unreadable = true;
  }

  /// Reads a key as the one it stands for; false when it stands for none that is not there yet.
  bool guess(Node& node, const Shape& shape, FirstNodes& first) {
    const std::string folded = fold_name(written_key(node));
    const Property* exact = shape.find(folded);
    if (exact != nullptr && first_of(first, shape, *exact) == nullptr) {
      spell(node, *exact, first_of(first, shape, *exact));
      return true;
    }
    const Guess meant = near_miss(shape, folded);
    if (meant.property == nullptr || first_of(first, shape, *meant.property) != nullptr) return false;
    read_as(node, meant, first_of(first, shape, *meant.property));
    return true;
  }

  /// Notes the property that the key was probably meant for.
  void refuse(Node& node, const Shape& shape, const FirstNodes& first, Meant& meant_properties) {
    node.unknown_key = true;
    if (is_told(node)) return;
    ++result_.objections;
    const std::string folded = fold_name(written_key(node));
    const Guess meant = near_miss(shape, folded);
    if (const std::vector<Guess> near = nearest(shape, folded); near.size() == 1)
      meant_properties.insert(near[0].property);
    Text message = meant.property != nullptr ? messages::present_key(written_key(node), meant)
                                             : describe_unknown(node, shape, first);
    tell(finding_of(schema_rules::unknown_key, place_of_key(document_, node), std::move(message)));
  }

  /// The keys not used yet are named once for all mappings of a shape, so that a column of ones that nobody knows
  /// does not repeat them in every row.
  Text describe_unknown(const Node& node, const Shape& shape, const FirstNodes& first) {
    const std::vector<Guess> near = nearest(shape, fold_name(written_key(node)));
    const bool names_unused = near.empty() && shapes_told_.insert(&shape).second;
    return messages::unknown_key(written_key(node), near,
                                 names_unused ? unused(shape, first) : std::vector<const Property*>());
  }

  void read_as(Node& node, const Guess& meant, Node*& first) {
    Finding finding = finding_of(schema_rules::unknown_key, place_of_key(document_, node),
                                 messages::near_key(written_key(node), meant));
    if (is_editable(*node.key)) {
      const std::string spelling(meant.spelling);
      const Text title{"write " + spelling, "改为“" + spelling + "”"};
      const Place place = make_place(document_.source(), editable_span(document_, *node.key), document_.index());
      finding.fixes.push_back({Safety::safe, title, {{place, spelling}}});
    }
    tell(std::move(finding));
    spell(node, *meant.property, first);
  }

  /// A missing key that the reader has told of as lost, or that an unknown one was probably meant for, is excused: one
  /// slip of the pen, one finding.
  void miss(const Node& mapping, const std::vector<const Property*>& missing, const Meant& meant) {
    const std::vector<std::string> lost = lost_names(document_, mapping);
    for (const Property* property : missing) {
      ++result_.objections;
      const bool excused =
          meant.contains(property) || std::any_of(lost.begin(), lost.end(), [&](const std::string& name) {
            return name == property->label || name == property->key;
          });
      if (excused) continue;
      tell(finding_of(schema_rules::missing_key, place_of_missing(document_, mapping, *property),
                      messages::missing_key(*property)));
    }
  }

  void check_value(Node& node, const Shape& shape) {
    const std::string folded = fold_name(node.text);
    const auto value = std::find(shape.values.begin(), shape.values.end(), folded);
    if (value == shape.values.end()) {
      object(schema_rules::unknown_value, node, messages::unknown_value(field(node), node, shape));
    } else {
      node.text = *value;
    }
  }

  /// What the schema rejects as well.
  void object(const RuleInfo& rule, Node& node, Text message) {
    ++result_.objections;
    reject(rule, node, std::move(message));
  }

  void reject(const RuleInfo& rule, Node& node, Text message) {
    Finding finding = finding_of(rule, place_of(document_, node), std::move(message));
    finding.stated = node.text;
    tell(std::move(finding));
    result_.unfit.push_back(&node);
  }

  Document& document_;
  std::set<const Shape*> shapes_told_;
  Explanation result_;
};

}  // namespace

Explanation explain(Document& document, const Shape& form) {
  Explainer explainer(document);
  explainer.visit(*document.root(), form, nullptr);
  return explainer.take();
}

}  // namespace budgetlint
