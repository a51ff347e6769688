#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "budgetlint/document/document.hpp"
#include "budgetlint/reconcile/card.hpp"
#include "budgetlint/support/file.hpp"
#include "budgetlint/support/terminal.hpp"
#include "trace_layout.hpp"
#include "trace_print.hpp"

namespace budgetlint {
namespace {

constexpr std::size_t longest_value = 40;
constexpr std::size_t longest_name = 40;

/// What stands left of a line: `first` on its first line, `rest` on all below it.
struct Lead {
  std::string first;
  std::string rest;

  [[nodiscard]] Lead branch(bool last) const { return {rest + (last ? "`- " : "|- "), rest + (last ? "   " : "|  ")}; }
  /// For a line with something below it, whose further lines must not cut the tree.
  [[nodiscard]] Lead over(bool more) const { return {first, rest + (more ? "|  " : "   ")}; }
};

class Printer {
public:
  Printer(const Trace& trace, Language language, std::size_t width)
      : trace_(trace), language_(language), width_(std::clamp(width, narrowest_tree, widest_tree)) {}

  [[nodiscard]] std::string run() {
    const Cell& root = *trace_.root.cell;
    folder_ = folder_of(place_of(root).file);
    add_owner(*trace_.root.form);
    line(Lead{"", ""}.over(!trace_.root.relations.empty()), named(trace_.root, nullptr), place_text(root));
    if (trace_.reconciled != nullptr) add_duplicate(*trace_.reconciled);
    const bool bare = root.stated() && root.measure == Measure::amount && trace_.root.relations.empty();
    if (bare) line({"  ", "  "}, say("no item and no calculation stands behind it", "表上没有它的明细或测算"), "");
    add_relations(trace_.root, {"", ""});
    text_ += '\n';
    if (trace_.elsewhere.empty()) {
      const bool above = !trace_.root.relations.empty();
      line({"", ""},
           above ? say("Nothing else states it or is made of it.", "除上列各处外，没有其他地方填写或用到这个数。")
                 : say("Nothing else states it or is made of it.", "其他地方没有填写或用到这个数。"),
           "");
    } else {
      line({"", ""}, say("Stated elsewhere, and what it enters:", "其他出处，以及计入之处："), "");
      add_all(trace_.elsewhere, root, {"", ""});
    }
    return without_commands(text_);
  }

private:
  [[nodiscard]] std::string say(std::string_view english, std::string_view chinese) const {
    return std::string(Phrase{english, chinese}.in(language_));
  }

  [[nodiscard]] std::string yuan(const Decimal& value) const { return in_yuan(value) + say(" 元", "元"); }

  void line(const Lead& lead, std::string_view left, std::string_view right) {
    text_ += spread(lead.first, lead.rest, left, right, width_);
  }

  /// The file without the folder when it is the traced cell's own.
  [[nodiscard]] std::string place_text(const Field& cell) const {
    const Place place = place_of(cell);
    const std::string_view file = place.file;
    const bool same = folder_of(file) == folder_;
    return fmt::format("{}:{}:{}", visible(file.substr(same ? folder_.size() : 0)), place.begin.line,
                       place.begin.column);
  }

  void add_owner(const Form& form) {
    std::string owner = form.department.stated() ? shorten(visible(form.department.text), longest_name) + " / " : "";
    if (form.year.stated()) owner += std::to_string(form.year.year) + say("", "年") + " / ";
    owner += shorten(visible(form_subject(form)), longest_name);
    const std::string_view unit = money_unit_name(form.unit.unit);
    owner += language_ == Language::english ? fmt::format(", in {}", unit) : fmt::format("（单位：{}）", unit);
    line({"", "  "}, owner, "");
    text_ += '\n';
  }

  void add_duplicate(const Form& kept) {
    const std::string file = visible(kept.document->source().path());
    line({"  ", "  "},
         language_ == Language::english
             ? fmt::format("this form is a second copy (BL307): the one in {} is reconciled", file)
             : fmt::format("本表重复（BL307），核对的是 {} 中的那一张", file),
         "");
  }

  /// `附表2 专项资金 1 金额 54 = 540000 元`: what the reader sees already, of the cell above, is left out.
  [[nodiscard]] std::string named(const TracedCell& traced, const Cell* above) const {
    const Cell& cell = *traced.cell;
    const bool same_form = above == nullptr || above->origin.document == cell.origin.document;
    std::string text;
    if (!same_form && traced.form != nullptr && traced.form->number.stated()) {
      text = shorten(visible(traced.form->number.text), longest_name) + ' ';
    }
    text += same_form && above != nullptr ? field_beside(*cell.origin.node, *above->origin.node)
                                          : visible(field(*cell.origin.node));
    text += ' ' + value_of(cell);
    if (traced.shown_above) text += say(" (see above)", "（见上）");
    return text;
  }

  /// The labels of a node without those of the record that both stand in.
  [[nodiscard]] static std::string field_beside(const Node& node, const Node& above) {
    const Node* record = above.parent;
    while (record != nullptr && record->kind != NodeKind::mapping) record = record->parent;
    const std::string full = field(node);
    const std::string outer = record != nullptr ? field(*record) + ' ' : " ";
    return visible(full.starts_with(outer) ? full.substr(outer.size()) : full);
  }

  [[nodiscard]] std::string value_of(const Cell& cell) const {
    if (cell.blank()) return say("is blank: it states nothing", "未填写");
    std::string stated = shorten(visible(cell.text), longest_value);
    if (cell.unreadable()) return stated + say(" cannot be read", " 无法读取");
    const std::string value = in_yuan(cell.quantity.value);
    if (cell.measure == Measure::amount)
      return stated == value + "元" ? stated : stated + " = " + yuan(cell.quantity.value);
    if (cell.quantity.scale() == 0) return stated;
    return stated + " = " + (cell.measure == Measure::rate ? yuan(cell.quantity.value) : value);
  }

  [[nodiscard]] std::string verdict_of(const TracedRelation& relation) const {
    if (!relation.judgement) return say("not judged", "未核对");
    if (!relation.judgement->holds()) return std::string(verdict_reading(relation.judgement->verdict).in(language_));
    return say("holds", "相符");
  }

  /// `[BL203 holds]`
  [[nodiscard]] std::string tag(const TracedRelation& relation) const {
    return fmt::format("[{} {}]", relation.rule->id, verdict_of(relation));
  }

  void add_relations(const TracedCell& traced, const Lead& lead) { add_all(traced.relations, *traced.cell, lead); }

  void add_all(const std::vector<TracedRelation>& relations, const Cell& above, const Lead& lead) {
    for (const TracedRelation& relation : relations) {
      add_relation(relation, above, lead.branch(&relation == &relations.back()));
    }
  }

  void add_relation(const TracedRelation& relation, const Cell& above, const Lead& lead) {
    if (relation.obstacle != nullptr || relation.terms.empty()) {
      add_obstacle(relation, lead);
    } else if (relation.is_copy() || relation.tie != Tie::made_of) {
      add_single(relation, above, lead);
    } else {
      line(lead.over(true), tag(relation) + ' ' + right_side(relation, above), "");
      add_conclusion(relation, lead, true);
      for (const TracedTerm& term : relation.terms) {
        add_term(term, above, lead.branch(&term == &relation.terms.back()));
      }
    }
  }

  void add_obstacle(const TracedRelation& relation, const Lead& lead) {
    if (relation.obstacle == nullptr) {
      line(lead,
           tag(relation) + say(" a form may stand in a file that cannot be read", " 有关的表可能在无法读取的文件里"),
           "");
      return;
    }
    const bool readable = !relation.obstacle->unreadable();
    const std::string what = visible(place_of(*relation.obstacle).field);
    line(lead,
         tag(relation) + ' ' + what +
             (readable ? say(" cannot be calculated", " 无法测算") : say(" cannot be read", " 无法读取")),
         place_text(*relation.obstacle));
    if (relation.why != nullptr) add_words(*relation.obstacle, *relation.why, lead.over(false).rest);
  }

  /// The words of a text that are in the way, each with its place.
  void add_words(const Field& text, const NotEvaluable& why, const std::string& bars) {
    const auto place = [&](Span words) { return place_text(part_of(text, words)); };
    const bool one = why.words.size() == 1;
    line({bars, bars}, visible(why.message.in(language_)), one ? place(why.words.front()) : "");
    for (const Span& words : one ? std::span<const Span>() : std::span(why.words)) {
      const std::string quote = shorten(visible(part_of(text, words).text), longest_value);
      line({bars + "  ", bars + "  "}, quote, place(words));
    }
    line({bars, bars}, visible(why.hint.in(language_)), "");
  }

  /// A relation with a single cell on its other side takes one line with it.
  void add_single(const TracedRelation& relation, const Cell& above, const Lead& lead) {
    const TracedCell& other = relation.terms.front().factors.front();
    std::string text = tag(relation) + ' ';
    if (relation.tie == Tie::enters) {
      text += relation.kind == RelationKind::computed ? say("calculates ", "用于测算 ") : say("part of ", "计入 ");
    }
    line(lead.over(!other.relations.empty()), text + named(other, &above), place_text(*other.cell));
    add_conclusion(relation, lead, !other.relations.empty());
    add_relations(other, lead);
  }

  [[nodiscard]] std::string right_side(const TracedRelation& relation, const Cell& above) const {
    const bool computed = relation.kind == RelationKind::computed;
    const std::size_t items = relation.terms.size();
    const std::string sum_en = fmt::format("the sum of {} items", items);
    const std::string sum_zh = fmt::format("{}项之和", items);
    if (!relation.computed) {
      return computed ? say("the calculation cannot be made", "测算结果无法得出")
                      : say(sum_en + " cannot be told", sum_zh + "无法得出");
    }
    const std::string text = computed ? say("the calculation gives ", "测算结果 ") : say(sum_en + " is ", sum_zh + " ");
    return text + yuan(*relation.computed) + how_it_fits(relation, above);
  }

  /// Why a relation holds though its sides are not the same number.
  [[nodiscard]] std::string how_it_fits(const TracedRelation& relation, const Cell& above) const {
    const bool holds = relation.judgement && relation.judgement->holds() && above.stated();
    if (!holds || above.quantity.value == *relation.computed) return "";
    const Decimal& stated = above.quantity.value;
    const auto rounded = relation.computed->rounded(stated.exponent(), Rounding::half_up);
    if (rounded && *rounded == stated) return say(", rounded ", "，四舍五入为 ") + yuan(stated);
    const std::string text = shorten(visible(above.text), longest_value);
    return language_ == Language::english ? fmt::format(", which {} allows for", text)
                                          : fmt::format("，在“{}”的范围内", text);
  }

  /// How the sides of a broken relation come to differ, on a line that keeps the tree's bars.
  void add_conclusion(const TracedRelation& relation, const Lead& lead, bool more_below) {
    if (relation.conclusion.empty()) return;
    const std::string bars = lead.over(more_below).rest;
    line({bars, bars}, visible(relation.conclusion.in(language_)), "");
  }

  void add_term(const TracedTerm& term, const Cell& above, const Lead& lead) {
    const TracedCell& first = term.factors.front();
    const bool single = term.factors.size() == 1 && term.multiplier == Decimal(1, 0);
    if (single) {
      line(lead.over(!first.relations.empty()), named(first, &above), place_text(*first.cell));
      add_relations(first, lead);
      return;
    }
    line(lead.over(true), line_name(*first.cell, above) + product_of(term), "");
    for (const TracedCell& factor : term.factors) {
      const Lead branch = lead.branch(&factor == &term.factors.back());
      line(branch.over(!factor.relations.empty()), named(factor, first.cell), place_text(*factor.cell));
      add_relations(factor, branch);
    }
  }

  /// `测算 1 基础养老金: `: the line of 测算 that a factor stands in.
  [[nodiscard]] std::string line_name(const Cell& factor, const Cell& above) const {
    const Node* row = factor.origin.node->parent;
    if (row == nullptr) return "";
    std::string name = field_beside(*row, *above.origin.node);
    if (name.empty()) return "";
    const Node* item = find_child(*row, "item");
    if (item != nullptr && item->kind == NodeKind::scalar && !item->text.empty()) {
      name += ' ' + shorten(visible(item->text), longest_name);
    }
    return name + say(": ", "：");
  }

  [[nodiscard]] std::string product_of(const TracedTerm& term) const {
    std::string text;
    for (const TracedCell& factor : term.factors) {
      text += (text.empty() ? "" : " * ") + in_yuan(factor.cell->quantity.value);
    }
    if (term.multiplier != Decimal(1, 0)) {
      text += " * " + in_yuan(term.multiplier);
      const bool written = term.factors.front().cell->origin.node->name != "explanation";
      if (term.implicit) text += say(" (implicit, from the period)", "（隐含，取自实施期）");
      if (written) text += say(" (years of the period)", "（实施期年数）");
    }
    return text + (term.product ? " = " + yuan(*term.product) : "");
  }

  const Trace& trace_;
  Language language_;
  std::size_t width_;
  std::string folder_;
  std::string text_;
};

}  // namespace

std::string print_trace_text(const Trace& trace, Language language, std::size_t width) {
  return Printer(trace, language, width).run();
}

}  // namespace budgetlint
