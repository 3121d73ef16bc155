/* Shuts the file system down that a folder lies on, as a disk that is pulled out does: every later call is answered with an error, and nothing that
   was not written yet is written any more. One argument: the folder. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define SHUT_DOWN _IOR('X', 125, uint32_t)
#define WITHOUT_WRITING 2

int main(int count, char **words) {
  uint32_t how = WITHOUT_WRITING;
  int folder = count == 2 ? open(words[1], O_RDONLY) : -1;
  if (folder < 0 || ioctl(folder, SHUT_DOWN, &how) != 0) {
    perror("shut-down");
    return 1;
  }
  return 0;
}
