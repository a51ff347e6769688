#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "budgetlint/document/document.hpp"
#include "budgetlint/document/rules.hpp"
#include "comments.hpp"
#include "encoding.hpp"
#include "events.hpp"
#include "lines.hpp"
#include "spans.hpp"
#include "splitter.hpp"
#include "syntax.hpp"
#include "teller.hpp"
#include "traps.hpp"
#include "tree_builder.hpp"
#include "tree_mistakes.hpp"

namespace budgetlint {
namespace {

Mistake nothing_in(Span span, Text message) {
  return {span, std::move(message), Safety::unsafe, {}};
}

bool holds(const Node& node, std::size_t offset) {
  return !node.aliased && node.span.begin <= offset && offset < node.span.end;
}

/// The value that holds a byte, in itself or in its key; nullptr when it lies in a comment or between.
Node* cell_at(Node& root, std::size_t offset) {
  Node* node = &root;
  while (node->kind != NodeKind::scalar) {
    Node* inner = nullptr;
    for (Node* child : node->children) {
      if (child->key != nullptr && holds(*child->key, offset)) return child;
      if (holds(*child, offset)) inner = child;
    }
    if (inner == nullptr) return nullptr;
    node = inner;
  }
  return node == &root && !holds(root, offset) ? nullptr : node;
}

class Reader {
public:
  Reader(SourcePtr source, const Limits& limits)
      : source_(std::move(source)), text_(source_->bytes()), limits_(limits), teller_(reading_, *source_) {}

  Reading read() && {
    if (const auto error = find_encoding_error(*source_)) {
      refuse(*error);
      return std::move(reading_);
    }
    strays_ = find_stray_characters(*source_);
    if (strays_.size() > most_stray_characters) {
      refuse(too_many_stray_characters(strays_.front()));
      return std::move(reading_);
    }
    if (!strays_.empty()) {
      cleaned_ = without_stray_characters(*source_, strays_);
      text_ = cleaned_;
    }
    read_stretches();
    return std::move(reading_);
  }

private:
  enum class Progress { more, stop };

  void refuse(const EncodingError& error) {
    teller_.tell(document_rules::not_utf8, 0, {error.span, error.message, Safety::unsafe, {}});
    reading_.unread.push_back({0, source_->bytes().size()});
  }

  void read_stretches() {
    DocumentSplitter splitter(*source_);
    Progress progress = Progress::more;
    while (progress == Progress::more) {
      const auto stretch = splitter.next();
      if (!stretch) break;
      tell_strays(stretch->span.begin, nullptr);
      progress = read_stretch(*stretch);
      tell_strays(stretch->span.end, nullptr);
    }
    tell_strays(source_->bytes().size(), nullptr);
    tell_if_file_is_empty();
    read_comments();
  }

  void read_comments() {
    reading_.comments = find_comments({*source_, reading_.texts, reading_.unread, documents_, content_begin_});
    if (reading_.comments.size() <= most_comments) return;
    const Place& place = reading_.comments.back().place;
    teller_.tell(document_rules::limit_exceeded, place.document, too_many_comments(place.span, most_comments));
    reading_.comments.pop_back();
  }

  Progress read_stretch(const Stretch& stretch) {
    if (stretch.directives > most_directives) {
      lose(stretch.span, document_rules::limit_exceeded,
           too_many_directives({stretch.span.begin, stretch.span.begin}, most_directives));
      return Progress::more;
    }
    EventStream events(text_, stretch.span);
    std::optional<Document> document;
    std::optional<TreeBuilder> builder;
    Span marker;
    while (const yaml_event_t* event = events.next()) {
      switch (event->type) {
        case YAML_STREAM_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
          break;
        case YAML_STREAM_END_EVENT:
          // Only here is it sure that nothing stands behind the document that does not belong to it.
          if (document) {
            nodes_before_ += builder->nodes();
            finish(*std::move(document), marker, stretch.span);
          }
          return Progress::more;
        case YAML_DOCUMENT_START_EVENT:
          marker = events.span(*event);
          if (index_ >= limits_.documents) {
            lose({stretch.span.begin, source_->bytes().size()}, document_rules::limit_exceeded,
                 too_many_documents(marker, limits_.documents));
            return Progress::stop;
          }
          document.emplace(source_, index_, stretch.span.size());
          builder.emplace(*document, limits_, teller_);
          break;
        default:
          const Span span = events.span(*event);
          keep_text(*event, span);
          if (builder->take(*event, span) == TreeBuilder::Progress::given_up) {
            lose(stretch.span);
            return Progress::more;
          }
          if (nodes_before_ + builder->nodes() > limits_.nodes) {
            lose({stretch.span.begin, source_->bytes().size()}, document_rules::limit_exceeded,
                 too_many_nodes(span, limits_.nodes));
            return Progress::stop;
          }
      }
    }
    const BrokenText broken{text_.substr(0, stretch.span.end), events.error(),
                            builder ? builder->last_quoted() : std::nullopt,
                            builder ? builder->open_bracket() : std::nullopt};
    SyntaxError error = explain_syntax_error(broken);
    const std::size_t at = error.mistake.span.begin;
    if (!has_stray({at, at + 1})) teller_.take_back(index_, at);
    if (has_stray(line_around(text_, at))) {
      lose(stretch.span);  // the stray character on the line is told anyway and is the likelier cause
    } else {
      lose(stretch.span, *error.rule, std::move(error.mistake));
    }
    return Progress::more;
  }

  /// A document that cannot be read takes its number all the same.
  void lose(Span span) {
    tell_pending_empty();
    teller_.forget_nodes();
    tell_strays(span.end, nullptr);
    reading_.unread.push_back(span);
    content_begin_ = std::min(content_begin_, span.begin);
    next_document(span);
  }

  void lose(Span span, const RuleInfo& rule, Mistake mistake) {
    tell_pending_empty();
    teller_.tell(rule, index_, std::move(mistake));
    lose(span);
  }

  void finish(Document document, Span marker, Span stretch) {
    tell_pending_empty();
    Node& root = *document.root();
    if (is_empty_scalar(root) && root.style == ScalarStyle::plain && !root.unreadable) {
      pending_empty_ = marker;
    } else {
      tell_strays(stretch.begin, nullptr);
      tell_strays(stretch.end, &document);
      find_traps(document, teller_);
      reading_.documents.push_back(std::move(document));
    }
    next_document(stretch);
  }

  void next_document(Span stretch) {
    documents_.push_back(stretch.begin);
    ++index_;
  }

  /// Where comments are looked for, this is passed over. A plain text on one line needs no keeping: ` #` ends it.
  void keep_text(const yaml_event_t& event, Span span) {
    content_begin_ = std::min(content_begin_, span.begin);
    if (event.type != YAML_SCALAR_EVENT) return;
    const bool plain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (plain && event.start_mark.line == event.end_mark.line) return;
    reading_.texts.push_back(text_span(text_, span));
  }

  void tell_pending_empty() {
    if (!pending_empty_) return;
    teller_.tell(document_rules::empty_document, index_ - 1,
                 nothing_in(*pending_empty_, {"there is nothing behind this `---`: fill the form in or delete the line",
                                              "这行“---”后面没有内容，请填写表格或删除这一行"}));
    pending_empty_.reset();
  }

  /// A `---` with nothing behind it at the end of a file with forms is let through.
  void tell_if_file_is_empty() {
    if (index_ == 1) tell_pending_empty();
    if (index_ > 0) return;
    teller_.tell(
        document_rules::empty_document, 0,
        nothing_in({source_->bom_size(), source_->bom_size()},
                   {"there is nothing in this file but blanks and comments", "文件里除了空行和注释，没有任何内容"}));
  }

  [[nodiscard]] bool has_stray(Span span) const {
    return std::any_of(strays_.begin(), strays_.end(), [span](const StrayCharacter& stray) {
      return span.begin <= stray.span.begin && stray.span.begin < span.end;
    });
  }

  /// Those before `end`. A value of `document` that holds one becomes unreadable.
  void tell_strays(std::size_t end, Document* document) {
    for (; next_stray_ < strays_.size() && strays_[next_stray_].span.begin < end; ++next_stray_) {
      const StrayCharacter& stray = strays_[next_stray_];
      const RuleInfo& rule =
          stray.kind == StrayCharacter::Kind::control ? document_rules::yaml_syntax : document_rules::yaml_trap;
      Mistake mistake{stray.span, describe(stray), Safety::unsafe, {{stray.span, ""}}};
      Node* const cell = document == nullptr ? nullptr : cell_at(*document->root(), stray.span.begin);
      if (cell == nullptr) {
        teller_.tell(rule, document == nullptr ? index_ : document->index(), std::move(mistake));
      } else {
        clean(*document, *cell, stray.span.begin);
        teller_.tell(rule, *document, *cell, std::move(mistake));
      }
    }
  }

  /// What the cell will be once the stray characters are deleted, so that `form: direction` with a NUL behind it is
  /// still a direction, and a key is no unknown one on top.
  void clean(Document& document, Node& cell, std::size_t stray) const {
    if (holds(cell, stray)) {
      if (!cell.unreadable) cell.text = text_without_strays(document, cell);
      cell.unreadable = true;
    } else {
      Node* key = document.make_node();
      *key = *cell.key;
      key->text = text_without_strays(document, *cell.key);
      cell.key = key;
      cell.name = cell.label = key->text;
    }
  }

  /// Where escapes or several lines make a text differ from its bytes, it is left as it is.
  [[nodiscard]] std::string_view text_without_strays(Document& document, const Node& node) const {
    const bool plain = node.style == ScalarStyle::plain;
    const Span bytes = plain ? node.span : Span{node.span.begin + 1, node.span.end - 1};
    if (node.text != text_.substr(bytes.begin, bytes.size())) return node.text;
    std::string text;
    std::size_t at = bytes.begin;
    for (std::size_t i = next_stray_; i < strays_.size() && strays_[i].span.begin < bytes.end; ++i) {
      text += text_.substr(at, strays_[i].span.begin - at);
      at = strays_[i].span.end;
    }
    return document.keep(text.append(text_.substr(at, bytes.end - at)));
  }

  SourcePtr source_;
  std::string_view text_;  ///< the source's bytes, stray characters replaced
  std::string cleaned_;
  const Limits& limits_;
  Reading reading_;
  Teller teller_;
  std::vector<StrayCharacter> strays_;
  std::size_t next_stray_ = 0;
  std::size_t index_ = 0;                               ///< of the next document
  std::vector<std::size_t> documents_;                  ///< where the stretch of each begins
  std::size_t content_begin_ = std::string_view::npos;  ///< of the first document
  std::size_t nodes_before_ = 0;                        ///< of the documents that are kept
  std::optional<Span> pending_empty_;  ///< the `---` of an empty document that something may yet follow
};

}  // namespace

Reading read_documents(const SourcePtr& source, const Limits& limits) {
  return Reader(source, limits).read();
}

}  // namespace budgetlint
