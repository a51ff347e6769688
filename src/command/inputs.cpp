#include "budgetlint/command/inputs.hpp"

#include <glob.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "budgetlint/support/file.hpp"

namespace budgetlint {
namespace {

namespace fs = std::filesystem;

bool is_form_name(const std::string& name) {
  return !name.starts_with('.') && (name.ends_with(".yaml") || name.ends_with(".yml"));
}

Text failure(const std::string& path, const std::string& english, const std::string& chinese) {
  return {path + ": " + english, path + "：" + chinese};
}

class Finder {
public:
  Finder(const InputRequest& request, std::size_t file_limit, Inputs& inputs)
      : request_(request), file_limit_(file_limit), inputs_(inputs) {}

  void take(const std::string& path) {
    if (path == "-") {
      take_standard_input();
      return;
    }
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
      walk(path);
    } else if (fs::exists(status)) {
      add(path, Input::How::named);
    } else if (!take_pattern(path)) {
      inputs_.failures.push_back(fs::is_symlink(fs::symlink_status(path, error))
                                     ? failure(path, "a broken link", "链接所指的文件不存在")
                                     : failure(path, "no such file or directory", "没有这个文件或文件夹"));
    }
  }

private:
  void take_standard_input() {
    auto content = read_descriptor(STDIN_FILENO, file_limit_);
    if (auto* bytes = std::get_if<std::string>(&content)) {
      inputs_.files.push_back({request_.stdin_name, Input::How::named, std::move(*bytes)});
    } else {
      const Text& message = std::get<FileError>(content).message;
      inputs_.failures.push_back(failure(request_.stdin_name, message.english, message.chinese));
    }
  }

  void add(const std::string& path, Input::How how) {
    std::error_code error;
    const fs::path real = fs::canonical(path, error);
    if (seen_.insert(error ? path : real.string()).second) inputs_.files.push_back({path, how, std::nullopt});
  }

  void walk(const std::string& directory) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end; entry.increment(error)) {
      entries.push_back(*entry);
    }
    if (error) {
      inputs_.failures.push_back(failure(directory, error.message(), "无法打开这个文件夹"));
    }
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
    for (const fs::directory_entry& entry : entries) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      const fs::file_status status = fs::symlink_status(entry.path(), error);
      if (fs::is_directory(status)) walk(entry.path().string());
      if (fs::is_regular_file(status) && is_form_name(name)) add(entry.path().string(), Input::How::walked);
    }
  }

  bool take_pattern(const std::string& pattern) {
    if (pattern.find_first_of("*?[") == std::string::npos) return false;
    glob_t matches{};
    const int status = glob(pattern.c_str(), 0, nullptr, &matches);
    for (std::size_t i = 0; status == 0 && i < matches.gl_pathc; ++i) take(matches.gl_pathv[i]);
    globfree(&matches);
    return status == 0;
  }

  const InputRequest& request_;
  std::size_t file_limit_;
  Inputs& inputs_;
  std::set<std::string> seen_;
};

}  // namespace

Inputs find_inputs(const InputRequest& request, std::size_t file_limit) {
  Inputs inputs;
  Finder finder(request, file_limit, inputs);
  for (const std::string& path : request.paths) finder.take(path);
  return inputs;
}

std::vector<std::string> split_list(const std::string& list, char separator) {
  std::vector<std::string> paths;
  for (std::size_t begin = 0; begin < list.size();) {
    std::size_t end = std::min(list.find(separator, begin), list.size());
    std::string path = list.substr(begin, end - begin);
    if (separator == '\n' && path.ends_with('\r')) path.pop_back();
    if (!path.empty()) paths.push_back(std::move(path));
    begin = end + 1;
  }
  return paths;
}

}  // namespace budgetlint
