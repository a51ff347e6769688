# What Debian's packages are built with, for the release build: checked copies, guarded stacks, a program that is loaded
# anywhere and whose tables of functions are read-only once it runs. And no path of this machine in what is built.
include(CheckCXXCompilerFlag)

set(release $<CONFIG:Release>)
set(prefix_maps -ffile-prefix-map=${PROJECT_SOURCE_DIR}=. -ffile-prefix-map=${PROJECT_BINARY_DIR}=build)
set(hardening -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE -Wformat -Werror=format-security)
# Each of these is known to some processors and compilers only.
foreach(flag -fstack-clash-protection -fcf-protection -mbranch-protection=standard)
  string(MAKE_C_IDENTIFIER known${flag} known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    list(APPEND hardening ${flag})
  endif()
endforeach()

add_compile_options("$<${release}:${hardening};${prefix_maps};-Wdate-time>")
add_link_options("$<${release}:-pie;-Wl,-z,relro,-z,now>")
