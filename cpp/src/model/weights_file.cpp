#include "model/weights_file.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <utility>

#include "communique/error.hpp"
#include "model/crc32c.hpp"
#include "model/weights_layout.hpp"

namespace communique {
namespace {

using Section = WeightsFile::Section;

constexpr std::string_view reinstall = "reinstall, or rebuild it with \"make model\"";

template <typename Number>
std::string hex(Number value) {
  char digits[2 * sizeof value];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value, 16).ptr;
  return std::string(sizeof digits - static_cast<std::size_t>(end - digits), '0').append(digits, end);
}

// Names in a file may be any bytes, messages are ASCII.
std::string quoted(std::string_view name) {
  std::string shown = "\"";
  for (const char c : name) {
    const bool plain = ' ' <= c && c <= '~';
    shown += plain ? std::string(1, c) : "\\x" + hex(static_cast<unsigned char>(c));
  }
  return shown + '"';
}

std::string at_byte(std::uint64_t at) { return " at byte " + std::to_string(at); }

// Checks from the outside in, so that a message never rests on bytes that are not checked yet.
class Checks {
 public:
  Checks(std::string_view file, std::span<const std::byte> bytes) : file_(file), bytes_(bytes) {}

  std::vector<Section> run(std::string_view kind, std::uint64_t digest) {
    check_beginning();
    check_checksum();
    check_meaning(kind, digest);
    check_size();
    std::vector<Section> sections;
    std::uint64_t end = first_section();
    for (std::uint32_t index = 0; index < header_.sections; ++index) {
      sections.push_back(section(index, end, sections));
      end += padded(sections.back().bytes.size());
    }
    if (end != bytes_.size()) fail("CQ213", "holds no section" + at_byte(end) + ", where one should begin", reinstall);
    return sections;
  }

 private:
  [[noreturn]] void fail(std::string_view code, const std::string& what, std::string_view remedy) const {
    throw Error(std::string(code), "weights file " + std::string(file_) + ' ' + what + "; " + std::string(remedy));
  }

  template <typename T>
  T read(std::uint64_t at) const {
    T value;
    std::memcpy(&value, bytes_.data() + at, sizeof value);
    return value;
  }

  std::uint64_t first_section() const { return sizeof(WeightsHeader) + header_.sections * sizeof(WeightsEntry); }
  std::span<const std::byte> table() const {
    return bytes_.subspan(sizeof(WeightsHeader), header_.sections * sizeof(WeightsEntry));
  }

  void check_beginning() {
    const auto magic = std::as_bytes(std::span(weights_magic));
    const std::size_t common = std::min(bytes_.size(), magic.size());
    if (!std::ranges::equal(bytes_.first(common), magic.first(common))) {
      fail("CQ207", "is no weights file: another magic number" + at_byte(0), "give the path of a weights file");
    }
    if (bytes_.size() < sizeof header_) {
      fail("CQ210", "ends" + at_byte(bytes_.size()) + ", within its header of 64 bytes", reinstall);
    }
    header_ = read<WeightsHeader>(0);
    check_byte_order();
    if (header_.format != weights_format) {
      const bool older = header_.format < weights_format;
      fail("CQ209",
           "has format " + std::to_string(header_.format) + at_byte(offsetof(WeightsHeader, format)) +
               (older ? ", older" : ", newer") + " than " + std::to_string(weights_format) +
               ", the one that is read here",
           older ? "rebuild it with \"make model\"" : "install the version of communique that it came with");
    }
  }

  void check_byte_order() const {
    if (header_.byte_order == weights_byte_order) return;
    constexpr bool little = std::endian::native == std::endian::little;
    constexpr std::uint32_t foreign = 0x04030201;
    const std::string where = at_byte(offsetof(WeightsHeader, byte_order));
    if (header_.byte_order != foreign) {
      fail("CQ213", "has byte order mark " + hex(header_.byte_order) + where + ", not " + hex(weights_byte_order),
           reinstall);
    }
    fail("CQ208",
         std::string("is ") + (little ? "big" : "little") + "-endian by the mark" + where + ", this machine is " +
             (little ? "little" : "big") + "-endian",
         "rebuild it here with \"make model\"");
  }

  void check_checksum() const {
    if (header_.sections > most_sections) {
      fail("CQ213",
           "has " + std::to_string(header_.sections) + " sections" + at_byte(offsetof(WeightsHeader, sections)) +
               ", more than " + std::to_string(most_sections),
           reinstall);
    }
    if (bytes_.size() < first_section()) {
      fail("CQ210",
           "ends" + at_byte(bytes_.size()) + ", within its table of " + std::to_string(header_.sections) + " sections",
           reinstall);
    }
    compare_checksums("header", header_.checksum, header_checksum(header_, table()), offsetof(WeightsHeader, checksum));
  }

  void compare_checksums(const std::string& what, std::uint32_t stored, std::uint32_t computed,
                         std::uint64_t at) const {
    if (stored == computed) return;
    fail("CQ201",
         "is damaged: " + what + " fails its checksum" + at_byte(at) + " (" + hex(computed) + ", not " + hex(stored) +
             ")",
         reinstall);
  }

  void check_meaning(std::string_view kind, std::uint64_t digest) const {
    const std::string_view found = name_in({header_.kind.data(), header_.kind.size()});
    if (found != kind) {
      fail("CQ211", "is of kind " + quoted(found) + at_byte(offsetof(WeightsHeader, kind)) + ", not " + quoted(kind),
           "give the path of a file of that kind");
    }
    if (header_.digest != digest) {
      fail("CQ212",
           "was made for other code: digest " + hex(header_.digest) + at_byte(offsetof(WeightsHeader, digest)) +
               ", not " + hex(digest),
           "rebuild it with \"make model\", or install the version of communique that it came with");
    }
  }

  void check_size() const {
    if (header_.size == bytes_.size()) return;
    fail("CQ210", "ends" + at_byte(bytes_.size()) + ", not" + at_byte(header_.size) + " as its header says", reinstall);
  }

  // The section that must begin at `begin`, where the one before ends.
  Section section(std::uint32_t index, std::uint64_t begin, std::span<const Section> before) const {
    const std::uint64_t at = sizeof(WeightsHeader) + index * sizeof(WeightsEntry);
    const auto entry = read<WeightsEntry>(at);
    const std::uint64_t at_name = at + offsetof(WeightsEntry, name);
    const std::string_view name = name_in({reinterpret_cast<const char*>(bytes_.data() + at_name), sizeof entry.name});
    const std::string what = "section " + std::to_string(index) + ' ' + quoted(name);
    if (name.empty() || std::ranges::find(before, name, &Section::name) != before.end()) {
      fail("CQ213", "gives " + what + at_byte(at_name) + " no name of its own", reinstall);
    }
    if (entry.offset != begin || entry.size > bytes_.size() - begin || padded(entry.size) > bytes_.size() - begin) {
      fail("CQ213",
           "says" + at_byte(at) + " that " + what + " has " + std::to_string(entry.size) + " bytes" +
               at_byte(entry.offset) + ", where there is no room for it",
           reinstall);
    }
    const auto bytes = bytes_.subspan(begin, entry.size);
    compare_checksums(what, entry.checksum, crc32c(bytes), begin);
    const auto padding = bytes_.subspan(begin + entry.size, padded(entry.size) - entry.size);
    if (std::ranges::any_of(padding, [](std::byte byte) { return byte != std::byte{0}; })) {
      fail("CQ213", "has no zeros behind " + what + at_byte(begin + entry.size), reinstall);
    }
    return {name, bytes};
  }

  std::string_view file_;
  std::span<const std::byte> bytes_;
  WeightsHeader header_{};
};

bool is_aligned(std::span<const std::byte> bytes) {
  return reinterpret_cast<std::uintptr_t>(bytes.data()) % weights_alignment == 0;
}

}  // namespace

WeightsFile WeightsFile::open(const std::filesystem::path& path, std::string_view kind, std::uint64_t digest) {
  return WeightsFile(path.string(), map_file(path), kind, digest);
}

WeightsFile WeightsFile::from_bytes(std::span<const std::byte> bytes, std::string_view name, std::string_view kind,
                                    std::uint64_t digest) {
  return WeightsFile(std::string(name), is_aligned(bytes) ? SharedBytes{bytes, nullptr} : copy_of(bytes), kind, digest);
}

WeightsFile::WeightsFile(std::string name, SharedBytes bytes, std::string_view kind, std::uint64_t digest)
    : name_(std::move(name)), bytes_(std::move(bytes)), sections_(Checks(name_, bytes_.bytes).run(kind, digest)) {}

std::span<const std::byte> WeightsFile::elements(std::string_view section_name, std::size_t size,
                                                 std::size_t count) const {
  const auto fail = [&](const std::string& what) {
    throw Error("CQ214", "weights file " + name_ + ": " + what + "; " + std::string(reinstall));
  };
  const auto found = std::ranges::find(sections_, section_name, &Section::name);
  if (found == sections_.end()) {
    std::string known;
    for (const Section& other : sections_) known += (known.empty() ? "" : ", ") + quoted(other.name);
    fail("no section " + quoted(section_name) + " among " + (known.empty() ? "none" : known));
  }
  const auto bytes = found->bytes;
  if (bytes.size() % size != 0 || (count != any_count && bytes.size() / size != count)) {
    fail("section " + quoted(section_name) + at_byte(static_cast<std::uint64_t>(bytes.data() - bytes_.bytes.data())) +
         " has " + std::to_string(bytes.size()) + " bytes, not " +
         (count == any_count ? "a multiple of " + std::to_string(size)
                             : std::to_string(count) + " times " + std::to_string(size)));
  }
  return bytes;
}

void refuse_section(const std::string& file, const std::string& section, const std::string& what) {
  throw Error("CQ214",
              "weights file " + file + ": section \"" + section + "\" " + what + "; " + std::string(reinstall));
}

}  // namespace communique
