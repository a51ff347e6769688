// Preloaded, it is the clock of the second since 1970 that CLOCK says.
#include <sys/time.h>

#include <cstdlib>
#include <ctime>

namespace {

time_t elsewhere() {
  const char* const second = std::getenv("CLOCK");
  return second == nullptr ? 0 : std::atoll(second);
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t /*clock*/, struct timespec* now) noexcept {
  *now = {elsewhere(), 0};
  return 0;
}

time_t time(time_t* now) noexcept {
  if (now != nullptr) *now = elsewhere();
  return elsewhere();
}

int gettimeofday(struct timeval* now, void* /*zone*/) noexcept {
  *now = {elsewhere(), 0};
  return 0;
}
}
