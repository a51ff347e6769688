#include "budgetlint/support/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include "budgetlint/support/terminal.hpp"

namespace budgetlint {
namespace {

using Kind = FileError::Kind;

/// A file descriptor that closes itself.
class Descriptor {
public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

private:
  int number_;
};

FileError unreadable(int error) {
  const Text reason = system_reason(error);
  return {Kind::unreadable, Text("cannot be read: " + reason.english, "无法读取：" + reason.chinese)};
}

FileError not_regular(mode_t mode) {
  struct Type {
    std::string_view english;
    std::string_view chinese;
  };
  const Type type = S_ISDIR(mode)    ? Type{"a directory", "文件夹"}
                    : S_ISFIFO(mode) ? Type{"a FIFO", "管道"}
                    : S_ISSOCK(mode) ? Type{"a socket", "套接字"}
                                     : Type{"a device", "设备"};
  return {Kind::not_regular, Text(fmt::format("is {}, not a regular file", type.english),
                                  fmt::format("是{}，不是普通文件", type.chinese))};
}

/// A size in MiB when it is a whole number of them; finance people write MB for those.
Text size_in_words(std::size_t bytes) {
  constexpr std::size_t megabyte = std::size_t{1} << 20;
  if (bytes == 0 || bytes % megabyte != 0) return {fmt::format("{} bytes", bytes), fmt::format("{}字节", bytes)};
  return {fmt::format("{} MiB", bytes / megabyte), fmt::format("{}MB", bytes / megabyte)};
}

FileError too_large(std::size_t limit) {
  const Text size = size_in_words(limit);
  return {Kind::too_large, Text(fmt::format("the file is larger than {} and was not read", size.english),
                                fmt::format("文件超过{}上限，没有读取", size.chinese))};
}

/// Opening and stating again and again after a signal.
template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

/// `expected` is only a hint: a file may grow while it is read, and one in /proc calls itself empty.
std::variant<std::string, FileError> read_all(int descriptor, std::size_t limit, std::size_t expected) {
  constexpr std::size_t block_size = std::size_t{64} << 10;
  std::array<char, block_size> block;
  std::string bytes;
  bytes.reserve(expected);
  while (true) {
    const ssize_t count = uninterrupted([&] { return ::read(descriptor, block.data(), block.size()); });
    if (count < 0) return unreadable(errno);
    if (count == 0) return bytes;
    const auto size = static_cast<std::size_t>(count);
    if (size > limit - bytes.size()) return too_large(limit);
    bytes.append(block.data(), size);
  }
}

/// Whether somebody wrote to a file in between, so that what was read may be half the old and half the new.
bool changed(const struct stat& before, const struct stat& after) {
  return before.st_size != after.st_size || before.st_mtim.tv_sec != after.st_mtim.tv_sec ||
         before.st_mtim.tv_nsec != after.st_mtim.tv_nsec;
}

}  // namespace

std::variant<std::string, FileError> read_file(const std::string& path, std::size_t limit) {
  // Looked at before it is opened, for opening a device may already do something; and again after, for another
  // file may have taken its place. O_NONBLOCK keeps even that one from blocking.
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return no_status(path, errno);
  }
  if (!S_ISREG(status.st_mode)) return not_regular(status.st_mode);

  const Descriptor file(
      uninterrupted([&path] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); }));
  if (file.number() < 0) return no_status(path, errno);
  if (::fstat(file.number(), &status) != 0) return unreadable(errno);
  if (!S_ISREG(status.st_mode)) return not_regular(status.st_mode);

  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (size > limit) return too_large(limit);
  auto content = read_all(file.number(), limit, size);
  struct stat after {};
  if (::fstat(file.number(), &after) != 0) return unreadable(errno);
  if (changed(status, after)) {
    return FileError{Kind::unreadable, {"was changed while it was read; run again", "读取期间文件被改动，请重新运行"}};
  }
  return content;
}

std::variant<std::string, FileError> read_file_or_pipe(const std::string& path, std::size_t limit) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISFIFO(status.st_mode)) return read_file(path, limit);
  const Descriptor pipe(uninterrupted([&path] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY); }));
  if (pipe.number() < 0) return no_status(path, errno);
  return read_descriptor(pipe.number(), limit);
}

std::variant<std::string, FileError> read_descriptor(int descriptor, std::size_t limit) {
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) return not_regular(status.st_mode);
  return read_all(descriptor, limit, 0);
}

FileError no_status(const std::string& path, int error) {
  if (error != ENOENT && error != ENOTDIR) return unreadable(error);
  struct stat link {};
  if (::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode)) {
    return {Kind::missing, Text("a broken link", "链接所指的文件不存在")};
  }
  return {Kind::missing, system_reason(ENOENT)};
}

std::string_view folder_of(std::string_view path) {
  return path.substr(0, path.rfind('/') + 1);
}

Text system_reason(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return {"permission denied", "没有权限"};
    case EBADF:
      return {"it is closed", "已经关闭"};
    case EFBIG:
      return {"it would be larger than the system allows", "文件超过系统允许的大小"};
    case EIO:
      return {"input/output error", "读写设备时出错"};
    case ELOOP:
      return {"its links lead round in a circle", "符号链接互相指向，形成循环"};
    case EMFILE:
    case ENFILE:
      return {"too many open files", "同时打开的文件太多"};
    case ENAMETOOLONG:
      return {"the path is too long", "路径太长"};
    case ENOENT:
    case ENOTDIR:
      return {"no such file or directory", "没有这个文件或文件夹"};
    case ENOMEM:
      return {"out of memory", "内存不足"};
    case ENOSPC:
    case EDQUOT:
      return {"no space left", "磁盘空间不足"};
    case EPIPE:
      return {"its reader has gone", "接收结果的程序已经退出"};
    case EROFS:
      return {"the file system is read-only", "所在磁盘为只读"};
    default:
      return {std::generic_category().message(error), fmt::format("系统错误{}", error)};
  }
}

Text about(const std::string& path, const Text& message) {
  const std::string name = visible(path);
  return {name + ": " + message.english, name + "：" + message.chinese};
}

}  // namespace budgetlint
