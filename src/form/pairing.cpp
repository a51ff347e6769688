#include "pairing.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "budgetlint/support/fold.hpp"
#include "names.hpp"

namespace budgetlint {
namespace {

/// Names that are compared often, folded once.
struct FoldedRow {
  SketchedName name;
  std::string fund;
  bool whole_fund = false;
};

struct FoldedForm {
  SketchedName name;
  SketchedName fund;
};

class Pairing {
public:
  explicit Pairing(Submission& submission) : submission_(submission) {
    if (submission.summary != nullptr) {
      for (const Fund& fund : submission.summary->summary().funds)
        funds_.emplace_back(&fund, SketchedName(fold_name(fund.name.text)));
    }
    for (const Row& row : submission.rows) {
      rows_.push_back(
          {SketchedName(fold_name(row.name().text)), fold_name(row.fund->name.text), row.sub_item == nullptr});
      const std::string& name = rows_.back().name.text;
      if (!name.empty()) rows_by_name_[name].push_back(rows_.size() - 1);
    }
  }

  void run() {
    take_directions();
    for (std::size_t i = 0; i < forms_.size(); ++i) match_row_exactly(i);
    for (std::size_t i = 0; i < forms_.size(); ++i) match_fund_exactly(i);
    for (std::size_t i = 0; i < forms_.size(); ++i) match_row_by_fund(i);
    match_rows_nearly();
    for (std::size_t i = 0; i < forms_.size(); ++i) match_fund_otherwise(i);
  }

private:
  Listing& listing(std::size_t form) { return submission_.directions[form]; }

  /// All 附表3, the copies of one and the same set apart.
  void take_directions() {
    std::map<std::pair<std::string, std::string>, std::vector<const Form*>> copies;
    std::vector<std::pair<std::string, std::string>> order;
    for (const Form* form : submission_.forms) {
      if (form->kind != FormKind::direction) continue;
      if (!form->direction().name.stated()) {  // pairs with nothing, but is judged by itself
        forms_.push_back({});
        submission_.directions.push_back({form});
        continue;
      }
      std::string name = fold_name(form->direction().name.text);
      std::string fund = fold_name(form->direction().fund_name.text);
      // One row of that name at most: then the fund's name cannot tell two directions apart.
      const auto rows = rows_by_name_.find(name);
      const bool fund_tells =
          submission_.summary == nullptr || (rows != rows_by_name_.end() && rows->second.size() > 1);
      std::pair<std::string, std::string> key{name, fund_tells ? fund : std::string()};
      auto& same = copies[key];
      if (same.empty()) order.push_back(key);
      same.push_back(form);
    }
    for (const auto& key : order) {
      const auto& same = copies[key];
      const Form* kept = the_listed_one(same, key.first);
      forms_.push_back({SketchedName(key.first), SketchedName(fold_name(kept->direction().fund_name.text))});
      submission_.directions.push_back({kept});
      for (const Form* form : same) {
        if (form != kept) submission_.duplicates.push_back({form, kept});
      }
    }
  }

  /// Of several copies the one whose amount the summary states, else the first.
  const Form* the_listed_one(const std::vector<const Form*>& copies, const std::string& name) const {
    const auto rows = rows_by_name_.find(name);
    if (copies.size() > 1 && rows != rows_by_name_.end()) {
      for (const Form* form : copies) {
        for (const std::size_t row : rows->second) {
          if (is_stated_by(submission_.rows[row].amount(), form->direction().amount)) return form;
        }
      }
    }
    return copies.front();
  }

  void match_row_exactly(std::size_t form) {
    const auto found = rows_by_name_.find(forms_[form].name.text);
    if (found == rows_by_name_.end()) return;
    std::vector<std::size_t> rows = found->second;
    if (rows.size() > 1) {
      std::vector<std::size_t> same_fund;
      std::copy_if(rows.begin(), rows.end(), std::back_inserter(same_fund),
                   [&](std::size_t row) { return rows_[row].fund == forms_[form].fund.text; });
      rows = std::move(same_fund);
    }
    if (rows.size() == 1) {
      set_row(form, rows.front(), Match::exact);
    } else {
      listing(form).row_match = Match::ambiguous;
    }
  }

  void match_fund_exactly(std::size_t form) {
    if (forms_[form].fund.text.empty()) return;
    const Fund* match = nullptr;
    for (const auto& [fund, name] : funds_) {
      if (name.text != forms_[form].fund.text) continue;
      if (match != nullptr) {
        listing(form).fund_match = Match::ambiguous;
        return;
      }
      match = fund;
    }
    if (match != nullptr) {
      listing(form).fund_match = Match::exact;
      listing(form).fund = match;
    }
  }

  /// A fund that lists no directions of its own stands for all that name it.
  void match_row_by_fund(std::size_t form) {
    const Listing& here = listing(form);
    if (here.row_match != Match::none || here.fund_match != Match::exact) return;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].whole_fund && submission_.rows[row].fund == here.fund) set_row(form, row, Match::exact);
    }
  }

  /// A row without a form and a form without a row, each the other's only near name.
  void match_rows_nearly() {
    std::vector<std::size_t> free_forms;
    std::vector<std::size_t> free_rows;
    for (std::size_t form = 0; form < forms_.size(); ++form) {
      if (listing(form).row_match == Match::none && !forms_[form].name.text.empty()) free_forms.push_back(form);
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (!taken(row) && !rows_[row].name.text.empty()) free_rows.push_back(row);
    }
    std::map<std::size_t, std::vector<std::size_t>> near_rows;
    std::map<std::size_t, std::size_t> suitors;
    for (const std::size_t form : free_forms) {
      for (const std::size_t row : free_rows) {
        if (!nearly_equal(forms_[form].name, rows_[row].name)) continue;
        near_rows[form].push_back(row);
        ++suitors[row];
      }
    }
    for (const auto& [form, rows] : near_rows) {
      if (rows.size() == 1 && suitors[rows.front()] == 1) {
        set_row(form, rows.front(), Match::near);
      } else {
        listing(form).row_match = rows.size() > 1 ? Match::ambiguous : Match::contested;
      }
    }
  }

  static bool is_stated_by(const Cell& amount, const Cell& other) {
    return amount.stated() && other.stated() && amount.quantity.value == other.quantity.value;
  }

  /// The fund's name is near one fund's, or the row tells which fund it must be.
  void match_fund_otherwise(std::size_t form) {
    Listing& here = listing(form);
    const Fund* of_row = here.row != nullptr ? here.row->fund : nullptr;
    if (here.fund_match == Match::exact && of_row != nullptr && of_row != here.fund) {
      here.fund_match = Match::misplaced;
      const Cell& amount = here.form->direction().fund_amount;
      if (is_stated_by(of_row->amount, amount) || !is_stated_by(here.fund->amount, amount)) here.fund = of_row;
    }
    if (here.fund_match != Match::none || forms_[form].fund.text.empty()) return;
    std::vector<const Fund*> near;
    for (const auto& [fund, name] : funds_) {
      if (nearly_equal(forms_[form].fund, name)) near.push_back(fund);
    }
    if (of_row != nullptr && std::find(near.begin(), near.end(), of_row) != near.end()) near = {of_row};
    if (near.size() == 1) {
      here.fund_match = Match::near;
      here.fund = near.front();
    } else if (near.size() > 1) {
      here.fund_match = Match::ambiguous;
    } else if (of_row != nullptr) {
      here.fund_match = Match::by_place;
      here.fund = of_row;
    }
  }

  [[nodiscard]] bool taken(std::size_t row) const {
    return std::any_of(submission_.directions.begin(), submission_.directions.end(),
                       [&](const Listing& listing) { return listing.row == &submission_.rows[row]; });
  }

  void set_row(std::size_t form, std::size_t row, Match match) {
    listing(form).row_match = match;
    listing(form).row = &submission_.rows[row];
  }

  Submission& submission_;
  std::vector<std::pair<const Fund*, SketchedName>> funds_;
  std::vector<FoldedRow> rows_;
  std::vector<FoldedForm> forms_;
  std::unordered_map<std::string, std::vector<std::size_t>> rows_by_name_;
};

}  // namespace

void pair_directions(Submission& submission) {
  Pairing(submission).run();
}

}  // namespace budgetlint
