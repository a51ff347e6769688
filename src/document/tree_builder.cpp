#include "tree_builder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "budgetlint/document/rules.hpp"
#include "lines.hpp"
#include "spans.hpp"
#include "tree_mistakes.hpp"

namespace budgetlint {
namespace {

ScalarStyle style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return ScalarStyle::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return ScalarStyle::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return ScalarStyle::folded;
    default:
      return ScalarStyle::plain;
  }
}

bool is_quoted(ScalarStyle style) {
  return style == ScalarStyle::single_quoted || style == ScalarStyle::double_quoted;
}

bool is_block(ScalarStyle style) {
  return style == ScalarStyle::literal || style == ScalarStyle::folded;
}

std::string_view view_of(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

bool is_core_tag(std::string_view tag) {
  constexpr std::array<std::string_view, 7> core{"str", "int", "float", "null", "bool", "map", "seq"};
  constexpr std::string_view prefix = "tag:yaml.org,2002:";
  return tag.starts_with(prefix) && std::find(core.begin(), core.end(), tag.substr(prefix.size())) != core.end();
}

bool begins_node(yaml_event_type_t type) {
  return type == YAML_SCALAR_EVENT || type == YAML_ALIAS_EVENT || type == YAML_SEQUENCE_START_EVENT ||
         type == YAML_MAPPING_START_EVENT;
}

}  // namespace

TreeBuilder::Progress TreeBuilder::take(const yaml_event_t& event, Span span) {
  if (begins_node(event.type) && is_full()) return give_up(too_many_entries(span, limits_.keys));
  switch (event.type) {
    case YAML_SCALAR_EVENT:
      take_scalar(event, span);
      return Progress::more;
    case YAML_ALIAS_EVENT:
      return take_alias(view_of(event.data.alias.anchor), span);
    case YAML_SEQUENCE_START_EVENT: {
      const auto& start = event.data.sequence_start;
      if (frames_.size() >= limits_.depth) return give_up(too_deep(span, limits_.depth));
      Node& node = add_node();
      node.kind = NodeKind::sequence;
      node.flow = start.style == YAML_FLOW_SEQUENCE_STYLE;
      return start_collection(node, start.anchor, start.tag, span);
    }
    case YAML_MAPPING_START_EVENT: {
      const auto& start = event.data.mapping_start;
      if (frames_.size() >= limits_.depth) return give_up(too_deep(span, limits_.depth));
      Node& node = add_node();
      node.kind = NodeKind::mapping;
      node.flow = start.style == YAML_FLOW_MAPPING_STYLE;
      return start_collection(node, start.anchor, start.tag, span);
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
      end_collection(span);
      return Progress::more;
    default:
      return Progress::more;
  }
}

std::optional<std::size_t> TreeBuilder::open_bracket() const {
  for (auto frame = frames_.rbegin(); frame != frames_.rend() && frame->node->flow; ++frame) {
    // A pair in a list, `[a: b]`, has no braces of its own.
    const std::size_t begin = frame->node->span.begin;
    if (bytes_[begin] == '[' || bytes_[begin] == '{') return begin;
  }
  return std::nullopt;
}

void TreeBuilder::take_scalar(const yaml_event_t& event, Span span) {
  const auto& scalar = event.data.scalar;
  const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
  Node& node = add_node();
  node.style = style_of(scalar.style);
  node.flow = !frames_.empty() && frames_.back().node->flow;
  place_in_parent(node);
  node.span = {skip_properties(bytes_, span), span.end};
  if (is_block(node.style)) node.span = block_scalar_span(bytes_, node.span);
  if (node.style == ScalarStyle::plain && value.empty()) node.span.begin = node.span.end = place_of_empty(span);
  node.text = keep_text(node, value);
  check_tag(node, scalar.tag, span.begin);

  if (is_quoted(node.style) &&
      bytes_.substr(node.span.begin, node.span.size()).find_first_of("\r\n") != std::string_view::npos) {
    last_quoted_ = node.span;
  }
  if (scalar.anchor != nullptr) anchors_[document_.keep(view_of(scalar.anchor))] = Anchored{&node};
  settle(node, std::max(node.span.end, node.text.empty() ? node.span.end : span.begin), 0);
}

TreeBuilder::Progress TreeBuilder::take_alias(std::string_view name, Span span) {
  const std::string_view spelling = bytes_.substr(span.begin, span.size());
  const auto found = anchors_.find(name);
  if (found == anchors_.end()) {
    take_broken_alias(span, document_rules::yaml_syntax, undefined_alias(span, spelling));
    return Progress::more;
  }
  const Anchored& anchored = found->second;
  if (anchored.open) {
    take_broken_alias(span, document_rules::alias_expansion, alias_loop(span, spelling));
    return Progress::more;
  }
  if (frames_.size() + anchored.height > limits_.depth) return give_up(too_deep(span, limits_.depth));
  if (anchored.nodes > limits_.alias_nodes - alias_nodes_) {
    take_broken_alias(span, document_rules::alias_expansion, alias_flood(span, spelling, limits_.alias_nodes));
    return Progress::more;
  }

  alias_nodes_ += anchored.nodes;
  Node& node = copy(*anchored.node);
  place_in_parent(node);
  settle(node, span.end, anchored.height);
  return Progress::more;
}

/// A cell that cannot be read stands in for what the alias would repeat, so that the form is not lost.
void TreeBuilder::take_broken_alias(Span span, const RuleInfo& rule, Mistake mistake) {
  Node& node = add_node();
  node.unreadable = true;
  node.span = span;
  node.text = bytes_.substr(span.begin, span.size());
  place_in_parent(node);

  // Of a thousand aliases past the limit the first says it all.
  const bool flood = &rule == &document_rules::alias_expansion && anchors_.count(node.text.substr(1)) > 0 &&
                     !anchors_.find(node.text.substr(1))->second.open;
  if (!flood || !std::exchange(alias_flood_told_, true)) teller_.tell(rule, document_, node, std::move(mistake));
  settle(node, span.end, 0);
}

TreeBuilder::Progress TreeBuilder::start_collection(Node& node, const yaml_char_t* anchor, const yaml_char_t* tag,
                                                    Span span) {
  place_in_parent(node);
  const std::size_t begin = skip_properties(bytes_, {span.begin, bytes_.size()});
  node.span = {begin, begin};
  check_tag(node, tag, span.begin);

  Frame frame;
  frame.node = &node;
  frame.first_child = children_.size();
  frame.nodes_before = nodes_ - 1;
  frame.end = begin;
  if (anchor != nullptr) {
    frame.anchor = document_.keep(view_of(anchor));
    anchors_[frame.anchor] = Anchored{&node, 1, 0, true};
  }
  frames_.push_back(frame);
  return Progress::more;
}

void TreeBuilder::end_collection(Span span) {
  const Frame frame = frames_.back();
  frames_.pop_back();
  Node& node = *frame.node;
  node.children = document_.keep(std::span(children_).subspan(frame.first_child));
  children_.resize(frame.first_child);
  // The end of a block collection, or of a pair without braces in a list, is no character of its own.
  node.span.end = node.flow && !span.empty() ? span.end : frame.end;

  if (!frame.anchor.empty()) {
    Anchored& anchored = anchors_[frame.anchor];
    if (anchored.node == &node) anchored = {&node, nodes_ - frame.nodes_before, frame.height, false};
  }
  settle(node, node.span.end, frame.height);
}

Node& TreeBuilder::add_node() {
  ++nodes_;
  return *document_.make_node();
}

bool TreeBuilder::is_key_next() const {
  return !frames_.empty() && frames_.back().node->kind == NodeKind::mapping && frames_.back().key == nullptr;
}

bool TreeBuilder::is_full() const {
  if (frames_.empty()) return false;
  const Frame& frame = frames_.back();
  const bool begins_entry = frame.node->kind == NodeKind::sequence || frame.key == nullptr;
  return begins_entry && children_.size() - frame.first_child >= limits_.keys;
}

/// Done before a node is complete, so that a finding about it or about what it holds knows the way to it.
void TreeBuilder::place_in_parent(Node& node) {
  if (frames_.empty()) return;
  const Frame& frame = frames_.back();
  node.parent = frame.node;
  node.index = children_.size() - frame.first_child;
  node.key = nullptr;
  if (is_key_next()) {
    node.name = node.label = node.text;
  } else if (frame.key != nullptr) {
    node.key = frame.key;
    node.name = node.label = frame.key->text;
  }
}

void TreeBuilder::settle(Node& node, std::size_t end, std::size_t height) {
  if (frames_.empty()) {
    document_.set_root(&node);
    return;
  }
  Frame& frame = frames_.back();
  frame.end = std::max(frame.end, end);
  frame.height = std::max(frame.height, height + 1);
  if (is_key_next()) {
    settle_key(frame, node, end);
    return;
  }
  if (!frame.key_refused) children_.push_back(&node);
  frame.key = nullptr;
  frame.key_refused = false;
}

void TreeBuilder::settle_key(Frame& frame, Node& key, std::size_t end) {
  frame.key = &key;
  frame.key_end = end;
  key.name = key.label = key.text;
  if (key.kind != NodeKind::scalar) {
    teller_.tell(document_rules::unsupported_yaml, document_, *frame.node, collection_key(key.span));
    frame.key_refused = true;
  } else if (key.text == "<<" && key.style == ScalarStyle::plain) {
    teller_.tell(document_rules::unsupported_yaml, document_, key, merge_key(key.span));
    frame.key_refused = true;
  }
}

std::size_t TreeBuilder::place_of_empty(Span span) const {
  if (frames_.empty()) return span.begin;
  if (is_key_next()) {
    // `&a : value`: the mapping begins at the colon, and so does its first key.
    const std::size_t colon = skip_properties(bytes_, {span.begin, bytes_.size()});
    return colon < bytes_.size() && bytes_[colon] == ':' ? colon : span.end;
  }
  const Frame& frame = frames_.back();
  return frame.key != nullptr ? behind_colon(bytes_, frame.key_end) : behind_dash(bytes_, span.begin);
}

/// Most values stand in the file just as they read, so their bytes need no copy.
std::string_view TreeBuilder::keep_text(const Node& node, std::string_view value) {
  const std::size_t quote = is_quoted(node.style) ? 1 : 0;
  if (node.span.size() == value.size() + 2 * quote) {
    const std::string_view written = bytes_.substr(node.span.begin + quote, value.size());
    if (written == value) return written;
  }
  return document_.keep(value);
}

void TreeBuilder::check_tag(Node& node, const yaml_char_t* tag, std::size_t begin) {
  // libyaml does not report the tag `!` of a scalar.
  const bool tagged = tag != nullptr || (begin < bytes_.size() && bytes_[begin] == '!');
  if (!tagged || is_core_tag(view_of(tag))) return;
  std::size_t sign = begin;
  while (sign < bytes_.size() && bytes_[sign] != '!') ++sign;
  std::size_t end = sign;
  while (end < bytes_.size() && !is_blank(bytes_[end]) && !is_line_end(bytes_[end])) ++end;
  node.unreadable = node.kind == NodeKind::scalar;
  teller_.tell(document_rules::unsupported_yaml, document_, node,
               foreign_tag({sign, end}, excerpt(bytes_, {sign, end})));
}

/// Recursion is no deeper than the limit of depth.
Node& TreeBuilder::copy(const Node& original) {
  Node& node = add_node();
  node = original;
  node.aliased = true;
  std::vector<Node*> children;
  children.reserve(original.children.size());
  for (const Node* child : original.children) {
    Node& twin = copy(*child);
    twin.parent = &node;
    if (child->key != nullptr) {
      Node& key = copy(*child->key);
      key.parent = &node;
      twin.key = &key;
    }
    children.push_back(&twin);
  }
  node.children = document_.keep(children);
  return node;
}

TreeBuilder::Progress TreeBuilder::give_up(Mistake mistake) {
  teller_.tell(document_rules::limit_exceeded, document_.index(), std::move(mistake));
  return Progress::given_up;
}

}  // namespace budgetlint
