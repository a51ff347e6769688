#pragma once

#include <yaml.h>

#include <cstddef>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "budgetlint/document/document.hpp"
#include "budgetlint/support/limits.hpp"
#include "teller.hpp"

namespace budgetlint {

/// Makes the nodes of one document from its events.
class TreeBuilder {
public:
  enum class Progress { more, given_up };

  TreeBuilder(Document& document, const Limits& limits, Teller& teller)
      : document_(document), bytes_(document.source().bytes()), limits_(limits), teller_(teller) {
    constexpr std::size_t usual_depth = 8;
    constexpr std::size_t usual_width = 32;
    frames_.reserve(usual_depth);
    children_.reserve(usual_width);
  }

  /// Takes a scalar, an alias, or the start or end of a collection with its bytes. `given_up` when it exceeds a
  /// limit, which then has been told.
  [[nodiscard]] Progress take(const yaml_event_t& event, Span span);

  /// The last value in quotes that runs over several lines.
  [[nodiscard]] std::optional<Span> last_quoted() const { return last_quoted_; }

  /// How many nodes it has made, keys and copies for aliases counted.
  [[nodiscard]] std::size_t nodes() const { return nodes_; }

  /// Where the innermost brackets or braces stand that are still open.
  [[nodiscard]] std::optional<std::size_t> open_bracket() const;

private:
  /// A collection whose end has not come.
  struct Frame {
    Node* node = nullptr;
    std::string_view anchor;
    std::size_t first_child = 0;   ///< in children_
    std::size_t nodes_before = 0;  ///< nodes_ when it began
    std::size_t height = 1;        ///< levels of collections, itself counted
    std::size_t end = 0;           ///< one past the last byte of what it holds so far
    Node* key = nullptr;           ///< of the value that comes next
    std::size_t key_end = 0;       ///< in the source: an alias stands elsewhere than the key it repeats
    bool key_refused = false;      ///< the key was told: its value is read and dropped
  };

  /// What an anchor marks.
  struct Anchored {
    const Node* node = nullptr;
    std::size_t nodes = 1;
    std::size_t height = 0;
    bool open = false;  ///< its end has not come
  };

  void take_scalar(const yaml_event_t& event, Span span);
  [[nodiscard]] Progress take_alias(std::string_view name, Span span);
  void take_broken_alias(Span span, const RuleInfo& rule, Mistake mistake);
  [[nodiscard]] Progress start_collection(Node& node, const yaml_char_t* anchor, const yaml_char_t* tag, Span span);
  void end_collection(Span span);

  [[nodiscard]] Node& add_node();
  [[nodiscard]] bool is_key_next() const;
  [[nodiscard]] bool is_full() const;
  void place_in_parent(Node& node);
  void settle(Node& node, std::size_t end, std::size_t height);
  void settle_key(Frame& frame, Node& key, std::size_t end);

  [[nodiscard]] std::size_t place_of_empty(Span span) const;
  [[nodiscard]] std::string_view keep_text(const Node& node, std::string_view value);
  void check_tag(Node& node, const yaml_char_t* tag, std::size_t begin);
  [[nodiscard]] Node& copy(const Node& original);
  [[nodiscard]] Progress give_up(Mistake mistake);

  Document& document_;
  std::string_view bytes_;
  const Limits& limits_;
  Teller& teller_;
  std::vector<Frame> frames_;
  std::vector<Node*> children_;  ///< of all open collections, those of the innermost one last
  std::unordered_map<std::string_view, Anchored> anchors_;
  std::size_t nodes_ = 0;
  std::size_t alias_nodes_ = 0;
  bool alias_flood_told_ = false;
  std::optional<Span> last_quoted_;
};

}  // namespace budgetlint
