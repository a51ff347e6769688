#include "decider.hpp"

// With sanitizers on, GCC 12 takes std::regex, which valijson includes, for uninitialised (GCC bug 105562).
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"

#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "bundle.hpp"
#include "value_kind.hpp"
#include "vocabulary.hpp"

namespace budgetlint {
namespace {

class NodeAdapter;
using NodeMember = std::pair<std::string, NodeAdapter>;

/// True for entries of a mapping that the schema is not asked about: what the reader has told of is no matter of the
/// schema.
bool is_hidden(const Node& entry) {
  return is_local_key(entry.name) || (entry.unknown_key && (entry.unreadable || entry.key->unreadable));
}

/// How many keys a mapping has for the schema. JSON has no key twice, so those written twice (the later ones are
/// unreadable) count once; the validator looks each one up and finds the first.
std::size_t count_keys(const Node& mapping) {
  std::size_t entries = 0;
  bool repeats = false;
  for (const Node* child : mapping.children) {
    if (!is_hidden(*child)) ++entries;
    repeats = repeats || child->unreadable;
  }
  if (!repeats) return entries;
  std::set<std::string_view> names;
  for (const Node* child : mapping.children) {
    if (!is_hidden(*child)) names.insert(child->name);
  }
  return names.size();
}

/// Walks the children of a list or mapping. `Element` is what valijson wants to see for one of them.
template <typename Element>
class NodeIterator {
public:
  using iterator_category = std::bidirectional_iterator_tag;
  using value_type = Element;
  using difference_type = std::ptrdiff_t;
  using pointer = Element*;
  using reference = Element;

  NodeIterator(std::span<Node* const> nodes, std::size_t at) : nodes_(nodes), at_(at) { skip_hidden(); }

  Element operator*() const;
  valijson::adapters::DerefProxy<Element> operator->() const { return valijson::adapters::DerefProxy<Element>(**this); }
  bool operator==(const NodeIterator& other) const { return at_ == other.at_; }
  NodeIterator& operator++() {
    ++at_;
    skip_hidden();
    return *this;
  }
  NodeIterator operator++(int) {
    NodeIterator before = *this;
    ++*this;
    return before;
  }
  NodeIterator& operator--() {
    --at_;
    return *this;
  }
  void advance(std::ptrdiff_t steps) { at_ += static_cast<std::size_t>(steps); }

private:
  void skip_hidden() {
    while (at_ < nodes_.size() && nodes_[at_]->key != nullptr && is_hidden(*nodes_[at_])) ++at_;
  }

  std::span<Node* const> nodes_;
  std::size_t at_;
};

/// The children of a node as valijson's arrays and objects.
template <typename Element>
class NodeRange {
public:
  using const_iterator = NodeIterator<Element>;
  using iterator = const_iterator;

  NodeRange() = default;
  explicit NodeRange(const Node& node) : nodes_(node.children) {}

  [[nodiscard]] iterator begin() const { return {nodes_, 0}; }
  [[nodiscard]] iterator end() const { return {nodes_, nodes_.size()}; }
  [[nodiscard]] iterator find(const std::string& name) const {
    std::size_t at = 0;
    while (at < nodes_.size() && nodes_[at]->name != name) ++at;
    return {nodes_, at};
  }
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(std::distance(begin(), end())); }

private:
  std::span<Node* const> nodes_;
};

using NodeArray = NodeRange<NodeAdapter>;
using NodeObject = NodeRange<NodeMember>;

/// One node as valijson asks about it. It never gives a number's value: no bound is in the schemas, and money
/// does not go through `double`. Its functions have the names that valijson calls.
// NOLINTBEGIN(readability-identifier-naming)
class NodeValue {
public:
  NodeValue() = default;
  explicit NodeValue(const Node& node) : node_(&node), kind_(node.unreadable ? ValueKind::blank : value_kind(node)) {}

  [[nodiscard]] bool isArray() const { return kind_ == ValueKind::list; }
  [[nodiscard]] bool isBool() const { return kind_ == ValueKind::boolean; }
  [[nodiscard]] bool isDouble() const { return kind_ == ValueKind::number; }
  [[nodiscard]] static bool isInteger() { return false; }
  [[nodiscard]] bool isNull() const { return kind_ == ValueKind::blank; }
  [[nodiscard]] bool isNumber() const { return isDouble(); }
  [[nodiscard]] bool isObject() const { return kind_ == ValueKind::mapping; }
  [[nodiscard]] bool isString() const { return kind_ == ValueKind::text; }
  [[nodiscard]] static bool hasStrictTypes() { return true; }

  [[nodiscard]] opt::optional<NodeArray> getArrayOptional() const {
    return isArray() ? opt::make_optional(NodeArray(*node_)) : opt::optional<NodeArray>();
  }
  [[nodiscard]] opt::optional<NodeObject> getObjectOptional() const {
    return isObject() ? opt::make_optional(NodeObject(*node_)) : opt::optional<NodeObject>();
  }
  bool getArraySize(std::size_t& result) const {
    if (isArray()) result = node_->children.size();
    return isArray();
  }
  bool getObjectSize(std::size_t& result) const {
    if (isObject()) result = count_keys(*node_);
    return isObject();
  }
  bool getBool(bool& result) const {
    if (isBool()) result = node_->text == "true";
    return isBool();
  }
  bool getString(std::string& result) const {
    if (isString()) result = node_->text;
    return isString();
  }
  static bool getDouble(double& /*result*/) { return false; }
  static bool getInteger(std::int64_t& /*result*/) { return false; }
  [[nodiscard]] static valijson::adapters::FrozenValue* freeze() {
    throw std::logic_error("no schema keeps a copy of a form's value");
  }

private:
  const Node* node_ = nullptr;
  ValueKind kind_ = ValueKind::mapping;
};
// NOLINTEND(readability-identifier-naming)

class NodeAdapter : public valijson::adapters::BasicAdapter<NodeAdapter, NodeArray, NodeMember, NodeObject, NodeValue> {
public:
  explicit NodeAdapter(const Node& node) : BasicAdapter(NodeValue(node)) {}
};

template <>
NodeAdapter NodeIterator<NodeAdapter>::operator*() const {
  return NodeAdapter(*nodes_[at_]);
}

template <>
NodeMember NodeIterator<NodeMember>::operator*() const {
  return {std::string(nodes_[at_]->name), NodeAdapter(*nodes_[at_])};
}

}  // namespace

struct CompiledSchema::Impl {
  valijson::Schema schema;
  valijson::Validator validator{valijson::Validator::kStrongTypes};
};

CompiledSchema::CompiledSchema(const std::string& schema) : impl_(std::make_unique<Impl>()) {
  const auto json = nlohmann::json::parse(schema);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(valijson::adapters::NlohmannJsonAdapter(json), impl_->schema);
}

CompiledSchema::~CompiledSchema() = default;
CompiledSchema::CompiledSchema(CompiledSchema&&) noexcept = default;
CompiledSchema& CompiledSchema::operator=(CompiledSchema&&) noexcept = default;

bool CompiledSchema::accepts(const Node& root) {
  return impl_->validator.validate(impl_->schema, NodeAdapter(root), nullptr);
}

Decider::Decider() {
  for (const FormKind kind : form_kinds) schemas_.emplace_back(bundled_schema(form_kind_name(kind)).dump());
}

}  // namespace budgetlint
