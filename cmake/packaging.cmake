# What is installed, and the Debian package that release/pack makes of it.
include(GNUInstallDirs)
find_program(GZIP gzip REQUIRED)

# compressed(FILE NAME): FILE as NAME in the build folder, the same bytes every time.
function(compressed file name)
  add_custom_command(OUTPUT ${name} COMMAND ${GZIP} -9nc ${file} > ${name} DEPENDS ${file} VERBATIM)
  set_property(GLOBAL APPEND PROPERTY shipped ${CMAKE_CURRENT_BINARY_DIR}/${name})
endfunction()

# completion(SHELL NAME): what the program prints for a shell, in the build folder.
function(completion shell name)
  add_custom_command(OUTPUT ${name} COMMAND budgetlint completion ${shell} --lang en > ${name} DEPENDS budgetlint VERBATIM)
  set_property(GLOBAL APPEND PROPERTY shipped ${CMAKE_CURRENT_BINARY_DIR}/${name})
endfunction()

file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/share/zh_CN)
compressed(${PROJECT_SOURCE_DIR}/docs/man/budgetlint.1 share/budgetlint.1.gz)
compressed(${PROJECT_SOURCE_DIR}/docs/man/zh_CN/budgetlint.1 share/zh_CN/budgetlint.1.gz)
compressed(${PROJECT_SOURCE_DIR}/CHANGELOG.md share/changelog.gz)
completion(bash share/budgetlint)
completion(zsh share/_budgetlint)
completion(fish share/budgetlint.fish)
get_property(shipped GLOBAL PROPERTY shipped)
add_custom_target(shipped ALL DEPENDS ${shipped})

set(share ${CMAKE_CURRENT_BINARY_DIR}/share)
install(TARGETS budgetlint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/budgetlint/schemas FILES_MATCHING PATTERN "*.json" PATTERN "*.yaml")
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md" PATTERN man EXCLUDE)
install(FILES README.md ${share}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
install(FILES ${share}/budgetlint.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${share}/zh_CN/budgetlint.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1)
install(FILES ${share}/budgetlint DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${share}/_budgetlint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${share}/budgetlint.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(CPACK_PACKAGE_NAME budgetlint)
set(CPACK_PACKAGE_VENDOR "The budgetlint authors")
set(CPACK_PACKAGE_CONTACT "The budgetlint authors <maintainers@budgetlint.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checks and reconciles budget performance-target forms")
set(CPACK_PACKAGE_DESCRIPTION
"Reads the budget performance-target forms of a Chinese government department
(the overall form, the summary of special funds and one form for each spending
direction), written in YAML, and checks them inside and against each other
with exact decimal arithmetic. What disagrees is traced to its cause and told
with evidence and repair, in English or Chinese.")
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
