#include "budgetlint/support/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

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

std::string_view chinese_reason(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return "没有读取权限";
    case ELOOP:
      return "符号链接互相指向，形成循环";
    case ENAMETOOLONG:
      return "路径太长";
    case EIO:
      return "读取磁盘时出错";
    case EMFILE:
    case ENFILE:
      return "同时打开的文件太多";
    case ENOMEM:
      return "内存不足";
    default:
      return "系统拒绝读取";
  }
}

FileError unreadable(const std::string& name, int error) {
  return {Kind::unreadable, Text(fmt::format("{}: cannot be read: {}", name, std::generic_category().message(error)),
                                 fmt::format("{}：读不了，{}（错误号 {}）", name, chinese_reason(error), error))};
}

FileError missing(const std::string& path) {
  struct stat link {};
  if (::lstat(path.c_str(), &link) == 0 && S_ISLNK(link.st_mode)) {
    return {Kind::missing, Text(fmt::format("{}: is a broken link: what it points to does not exist", path),
                                fmt::format("{}：是一个失效的链接，它指向的文件不存在", path))};
  }
  return {Kind::missing, Text(fmt::format("{}: does not exist", path), fmt::format("{}：没有这个文件", path))};
}

FileError not_regular(const std::string& path, mode_t mode) {
  struct Type {
    std::string_view english;
    std::string_view chinese;
  };
  const Type type = S_ISDIR(mode)    ? Type{"a directory", "文件夹"}
                    : S_ISFIFO(mode) ? Type{"a FIFO", "管道"}
                    : S_ISSOCK(mode) ? Type{"a socket", "套接字"}
                                     : Type{"a device", "设备"};
  return {Kind::not_regular, Text(fmt::format("{}: is {}, not a regular file", path, type.english),
                                  fmt::format("{}：是{}，不是普通文件", path, type.chinese))};
}

FileError too_large(const std::string& name, std::size_t limit) {
  return {Kind::too_large, Text(fmt::format("{}: is larger than the limit of {} bytes and was not read", name, limit),
                                fmt::format("{}：超过了 {} 字节的上限，没有读取", name, limit))};
}

/// Opening and stating again and again after a signal.
template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

/// `expected` is only a hint: a file may grow while it is read, and one in /proc calls itself empty.
std::variant<std::string, FileError> read_all(int descriptor, const std::string& name, std::size_t limit,
                                              std::size_t expected) {
  constexpr std::size_t block_size = std::size_t{64} << 10;
  std::array<char, block_size> block;
  std::string bytes;
  bytes.reserve(expected);
  while (true) {
    const ssize_t count = uninterrupted([&] { return ::read(descriptor, block.data(), block.size()); });
    if (count < 0) return unreadable(name, errno);
    if (count == 0) return bytes;
    const auto size = static_cast<std::size_t>(count);
    if (size > limit - bytes.size()) return too_large(name, limit);
    bytes.append(block.data(), size);
  }
}

}  // namespace

std::variant<std::string, FileError> read_file(const std::string& path, std::size_t limit) {
  // Looked at before it is opened, for opening a device may already do something; and again after, for another
  // file may have taken its place. O_NONBLOCK keeps even that one from blocking.
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    return errno == ENOENT || errno == ENOTDIR ? missing(path) : unreadable(path, errno);
  }
  if (!S_ISREG(status.st_mode)) return not_regular(path, status.st_mode);

  const Descriptor file(
      uninterrupted([&path] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY); }));
  if (file.number() < 0) return errno == ENOENT ? missing(path) : unreadable(path, errno);
  if (::fstat(file.number(), &status) != 0) return unreadable(path, errno);
  if (!S_ISREG(status.st_mode)) return not_regular(path, status.st_mode);

  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (size > limit) return too_large(path, limit);
  return read_all(file.number(), path, limit, size);
}

std::variant<std::string, FileError> read_descriptor(int descriptor, std::size_t limit) {
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) return not_regular("-", status.st_mode);
  return read_all(descriptor, "-", limit, 0);
}

}  // namespace budgetlint
