/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "demo/xep-demo-texts.h"

/* Headings of section III of the plan; a sentence left out ends the section. */
const XepDemoSection xep_demo_sections[] = {
  { "principles",
    XEP_DEMO_COLLECTIVE,
    { { "Tập thể thực hiện nghiêm nguyên tắc tập trung dân chủ, tự phê bình và phê bình; những "
        "việc "
        "quan trọng đều được đưa ra bàn và quyết định theo đa số.",
        "Quy chế làm việc được xây dựng, bổ sung ngay sau khi sắp xếp đơn vị hành chính và được "
        "thực hiện nền nếp trong cả năm.",
        "Tập thể giữ đúng nguyên tắc tập thể lãnh đạo, cá nhân phụ trách; phân công nhiệm vụ rõ "
        "người, rõ việc, rõ thời hạn." },
      { "Chế độ sinh hoạt, hội họp được duy trì đúng quy định, nội dung chuẩn bị trước và có kết "
        "luận bằng văn bản.",
        "Sinh hoạt định kỳ được tổ chức đủ 12 kỳ, trong đó có 04 kỳ sinh hoạt chuyên đề.",
        "Các kỳ họp đều có chương trình, tài liệu gửi trước; kết luận được thông báo và theo dõi "
        "việc thực hiện." },
      { "Nội bộ đoàn kết, thống nhất; không có biểu hiện cục bộ, bè phái sau sáp nhập.",
        "Các thành viên thẳng thắn góp ý, bàn bạc đến khi thống nhất rồi mới triển khai; trong năm "
        "không có đơn thư về mất đoàn kết.",
        "Đoàn kết nội bộ được giữ vững, phát huy được trách nhiệm của từng thành viên." },
      { NULL } } },
  { "targets",
    XEP_DEMO_CELL,
    { { "Chi bộ lãnh đạo Nhân dân gieo cấy hết diện tích lúa, ngô trong khung thời vụ, sản lượng "
        "lương thực đạt 103% kế hoạch.",
        "Các chỉ tiêu chi bộ đăng ký đầu năm cơ bản đạt và vượt; tỉ lệ hộ nghèo giảm 6,2% so với "
        "năm trước.",
        "Thu nhập của người dân trong thôn tăng khá nhờ mở rộng diện tích cây ăn quả ôn đới và "
        "chăn nuôi lợn đen bản địa." },
      { "Tỉ lệ hộ gia đình văn hóa đạt 87%, vượt 2% so với chỉ tiêu giao.",
        "100% hộ dân tham gia bảo hiểm y tế; trẻ em trong độ tuổi đến trường đạt 99,5%.",
        "Tuyến đường liên thôn dài 1,2 km được bê tông hóa, Nhân dân hiến 850 m² đất và đóng góp "
        "210 ngày công." },
      { "Thu các loại quỹ, phí đạt 100% kế hoạch; đảng phí nộp đủ, đúng hạn.",
        "Nhiệm vụ đột xuất về phòng, chống thiên tai được triển khai kịp thời, không để thiệt hại "
        "về người.",
        "Kết nạp được 02 đảng viên mới, đạt 100% chỉ tiêu Đảng ủy giao." },
      { NULL } } },
  { "targets",
    XEP_DEMO_OFFICE,
    { { "Tập thể đã hoàn thành các mục tiêu, chỉ tiêu chủ yếu được giao trong nghị quyết và chương "
        "trình công tác năm.",
        "Trong năm được giao 42 nhiệm vụ trọng tâm, đã hoàn thành 41 nhiệm vụ, trong đó 15 nhiệm "
        "vụ "
        "vượt tiến độ.",
        "So với kế hoạch đầu năm, 100% đầu việc được triển khai, 96% hoàn thành đúng hạn hoặc sớm "
        "hơn." },
      { "Các chỉ tiêu thi đua đăng ký đầu năm đạt và vượt; có 02 cách làm được cấp trên ghi nhận.",
        "Hồ sơ, công việc thuộc chức năng được giải quyết trước và đúng hạn đạt 99,1%; xử lý trên "
        "môi "
        "trường mạng đạt 93%.",
        "Công tác tham mưu ban hành văn bản bảo đảm chất lượng, thể thức; không có văn bản phải "
        "thu "
        "hồi." },
      { "Các nhiệm vụ đột xuất do cấp trên giao đều được thực hiện, có báo cáo kết quả.",
        "Đã góp phần tổ chức thành công đại hội đảng bộ xã nhiệm kỳ 2025–2030 và các hội nghị lớn "
        "của "
        "xã.",
        "Việc tiếp nhận, bàn giao công việc sau sắp xếp đơn vị hành chính được hoàn thành trước "
        "thời "
        "hạn, không gián đoạn phục vụ Nhân dân." },
      { NULL } } },
  { "party-building",
    XEP_DEMO_COLLECTIVE,
    { { "Công tác giáo dục chính trị, tư tưởng được chú trọng; 100% cán bộ, đảng viên tham gia học "
        "tập, quán triệt nghị quyết.",
        "Việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh được gắn với nhiệm vụ "
        "chuyên môn, có 03 cách làm hay được biểu dương.",
        "Tập thể thường xuyên nắm tình hình tư tưởng cán bộ, đảng viên, nhất là trong thời gian "
        "sắp "
        "xếp tổ chức bộ máy." },
      { "Công tác kiểm tra, giám sát thực hiện đúng chương trình; đã kiểm tra 04 nội dung, giám "
        "sát "
        "03 nội dung, không có tập thể, cá nhân vi phạm đến mức phải kỷ luật.",
        "Tổ chức bộ máy được kiện toàn, tinh gọn; vị trí việc làm bố trí phù hợp với năng lực.",
        "Trách nhiệm nêu gương của người đứng đầu được thực hiện bằng bản cam kết cụ thể, công "
        "khai "
        "trước chi bộ." },
      { "Cải cách hành chính và chuyển đổi số có chuyển biến: hồ sơ công việc xử lý trên môi "
        "trường "
        "mạng đạt 93%, tổ công nghệ số cộng đồng hoạt động đều.",
        "Công tác tiếp dân, giải quyết đơn thư bảo đảm đúng quy trình; 07/07 đơn được giải quyết "
        "dứt "
        "điểm, không có đơn vượt cấp.",
        "Kê khai tài sản, công khai tài chính thực hiện đúng quy định; chưa phát hiện biểu hiện "
        "tham "
        "nhũng, lãng phí, tiêu cực." },
      { "Không có biểu hiện suy thoái về tư tưởng chính trị, đạo đức, lối sống trong tập thể.",
        "Công tác phát triển đảng viên đạt chỉ tiêu; chất lượng sinh hoạt từng bước được nâng lên.",
        "Việc quản lý, rà soát đảng viên đi làm ăn xa được thực hiện hằng quý." },
      { NULL } } },
  { "political-task",
    XEP_DEMO_COLLECTIVE,
    { { "Các chủ trương, nghị quyết của cấp trên được cụ thể hóa bằng kế hoạch, phân công người "
        "phụ "
        "trách và thời hạn hoàn thành.",
        "Nghị quyết đại hội đảng bộ xã được phổ biến đến từng đảng viên và xây dựng thành chương "
        "trình hành động.",
        "Tập thể chủ động lựa chọn việc khó, việc mới để chỉ đạo điểm rồi nhân rộng." },
      { "Quốc phòng, an ninh được giữ vững; hoàn thành chỉ tiêu tuyển quân và huấn luyện dân quân.",
        "Các chương trình mục tiêu quốc gia được triển khai đúng đối tượng, giải ngân đạt kế "
        "hoạch.",
        "An sinh xã hội được quan tâm: đã xóa 18 nhà tạm, nhà dột nát, hoàn thành trước ngày "
        "31/8/{year}." },
      { "Trong năm, tập thể kịp thời tháo gỡ vướng mắc về mặt bằng, đất đai, không để phát sinh "
        "điểm "
        "nóng.",
        "Công tác phối hợp giữa chính quyền, Mặt trận và các đoàn thể chặt chẽ, được Nhân dân đồng "
        "tình.",
        "Kết quả thực hiện nhiệm vụ chính trị được cấp trên ghi nhận tại hội nghị sơ kết, tổng "
        "kết." },
      { NULL } } },
  { "virtue",
    XEP_DEMO_PERSON,
    { { "Bản thân có lập trường chính trị vững vàng, tuyệt đối trung thành với Đảng, chấp hành "
        "nghiêm "
        "chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước.",
        "Tôi luôn kiên định mục tiêu, lý tưởng của Đảng; nói đi đôi với làm, không nói, viết và "
        "làm "
        "trái quan điểm, nghị quyết.",
        "Trong năm, tôi chấp hành nghiêm Điều lệ Đảng, quy định về những điều đảng viên không được "
        "làm và quy ước của nơi cư trú." },
      { "Lối sống trong sáng, giản dị, trung thực; giữ mối quan hệ tốt với đồng chí, đồng nghiệp "
        "và bà "
        "con nơi cư trú.",
        "Có ý thức giữ gìn đoàn kết nội bộ, cầu thị, lắng nghe góp ý để sửa chữa.",
        "Bản thân và gia đình thực hiện nếp sống văn minh trong việc cưới, việc tang, không tham "
        "gia "
        "tệ nạn xã hội." },
      { "Tham gia sinh hoạt đầy đủ, đóng đảng phí đúng hạn, chấp hành sự phân công của tổ chức.",
        "Thực hiện nghiêm kỷ luật phát ngôn, nhất là khi sử dụng mạng xã hội; không có biểu hiện "
        "“tự "
        "diễn biến”, “tự chuyển hóa”.",
        "Gương mẫu vận động gia đình và Nhân dân thực hiện chủ trương sắp xếp đơn vị hành chính." },
      { NULL } } },
  { "duty",
    XEP_DEMO_OFFICER,
    { { "Tôi đã hoàn thành các nhiệm vụ được giao trong năm, bảo đảm tiến độ và chất lượng; kết "
        "quả cụ "
        "thể tại phụ lục kèm theo.",
        "Trong năm, bản thân chủ trì tham mưu 26 văn bản, phối hợp thực hiện 14 nội dung, đều được "
        "cấp trên chấp thuận.",
        "Các chỉ tiêu thuộc lĩnh vực phụ trách cơ bản đạt và vượt kế hoạch, có sản phẩm cụ thể, đo "
        "đếm được." },
      { "Hồ sơ, công việc được xử lý trên môi trường mạng, không để tồn đọng quá hạn do chủ quan.",
        "Chủ động xuống cơ sở ít nhất 02 ngày mỗi tuần để nắm tình hình và hướng dẫn tại chỗ.",
        "Đã đề xuất 02 cách làm mới trong theo dõi, đôn đốc nhiệm vụ, rút ngắn thời gian tổng hợp "
        "báo "
        "cáo từ ba ngày xuống một ngày." },
      { "Thái độ phục vụ Nhân dân đúng mực; không có phản ánh, kiến nghị về tinh thần trách nhiệm.",
        "Các nhiệm vụ đột xuất về phòng, chống thiên tai và tổ chức đại hội được hoàn thành tốt.",
        "Thường xuyên tự học, cập nhật quy định mới của mô hình chính quyền địa phương hai cấp." },
      { NULL } } },
  { "duty",
    XEP_DEMO_MEMBER,
    { { "Tôi thực hiện đầy đủ nhiệm vụ đảng viên, tham gia 11/12 kỳ sinh hoạt chi bộ, kỳ vắng có "
        "xin "
        "phép.",
        "Được chi bộ phân công phụ trách 05 hộ gia đình, tôi thường xuyên đến thăm, tuyên truyền "
        "và "
        "giúp đỡ trong sản xuất.",
        "Bản thân hoàn thành phần việc chi bộ giao về vận động Nhân dân làm đường và vệ sinh môi "
        "trường." },
      { "Gia đình tích cực phát triển kinh tế, thực hiện tốt chính sách dân số, cho con em đi học "
        "đúng độ tuổi.",
        "Tham gia đầy đủ các buổi lao động công ích, tuần tra an ninh của thôn.",
        "Vận động gia đình hiến đất, đóng góp ngày công làm đường, được thôn biểu dương." },
      { "Giữ mối liên hệ với chi ủy và Nhân dân nơi cư trú theo quy định.",
        "Mạnh dạn đóng góp ý kiến xây dựng chi bộ và thôn.", NULL },
      { NULL } } },
  { "leadership",
    XEP_DEMO_LEADER,
    { { "Tôi đã cùng tập thể lãnh đạo cụ thể hóa nghị quyết thành chương trình, kế hoạch; phân "
        "công "
        "nhiệm vụ phù hợp với sở trường của cán bộ.",
        "Công tác chỉ đạo, điều hành bám sát quy chế làm việc, có kiểm tra, đôn đốc và kết luận rõ "
        "ràng.",
        "Lĩnh vực phụ trách có chuyển biến rõ: 19/20 chỉ tiêu đạt và vượt, không có việc quá hạn "
        "kéo "
        "dài." },
      { "Cán bộ, công chức thuộc quyền quản lý đều hoàn thành nhiệm vụ, trong đó 35% hoàn thành "
        "xuất "
        "sắc ở các quý.",
        "Thường xuyên đối thoại, lắng nghe cấp dưới; xử lý kịp thời vướng mắc phát sinh sau sáp "
        "nhập.",
        "Đơn vị giữ được đoàn kết, nền nếp; nhiều việc khó được giải quyết dứt điểm trong năm." },
      { "Tích cực bồi dưỡng, giao việc khó cho cán bộ trẻ để rèn luyện.",
        "Kiên quyết chấn chỉnh tình trạng đùn đẩy, né tránh trong giải quyết công việc.", NULL },
      { NULL } } },
  { "initiative",
    XEP_DEMO_LEADER,
    { { "Dám nghĩ, dám làm trong những việc chưa có tiền lệ khi vận hành chính quyền địa phương "
        "hai "
        "cấp.",
        "Chủ động đề xuất mô hình “một đầu mối theo dõi nhiệm vụ”, được Đảng ủy cho áp dụng toàn "
        "xã.",
        "Trực tiếp xử lý hai vụ việc phức tạp về đất đai, được các hộ dân đồng thuận." },
      { "Quan tâm xây dựng đội ngũ cán bộ, giới thiệu quy hoạch khách quan, đúng quy trình.",
        "Thực hiện công khai, minh bạch trong công tác cán bộ và tài chính; tự kiểm soát việc thực "
        "hiện "
        "quyền hạn được giao.",
        "Đẩy mạnh ứng dụng công nghệ số trong quản lý, điều hành của đơn vị." },
      { NULL } } },
  { "example",
    XEP_DEMO_LEADER,
    { { "Bản thân và gia đình gương mẫu chấp hành pháp luật, thực hành tiết kiệm; kê khai tài sản "
        "trung thực, đúng thời hạn.",
        "Thực hiện nghiêm trách nhiệm nêu gương, trước hết ở giờ giấc, tác phong và tinh thần "
        "trách "
        "nhiệm với công việc.",
        "Người thân trong gia đình không lợi dụng chức vụ của tôi để vụ lợi." },
      { "Phong cách làm việc gần dân, sát dân: đã dự sinh hoạt với 09 chi bộ và tiếp xúc, giải "
        "quyết 31 "
        "kiến nghị của Nhân dân.",
        "Thường xuyên đi cơ sở, làm việc trực tiếp với thôn, không qua báo cáo trung gian.",
        "Được cán bộ, đảng viên và Nhân dân tín nhiệm qua các lần lấy ý kiến." },
      { NULL } } },
  { "commitment",
    XEP_DEMO_PERSON,
    { { "Đối chiếu với bản cam kết đầu năm, tôi đã thực hiện 5/5 nội dung đăng ký.",
        "Các nội dung cam kết tu dưỡng, rèn luyện cơ bản hoàn thành; nội dung về tự học còn cần cố "
        "gắng hơn.",
        "Tôi đã thực hiện nghiêm túc bản cam kết và báo cáo kết quả với chi bộ hằng quý." },
      { "Việc làm theo Bác được thể hiện ở những việc cụ thể: đúng giờ, tiết kiệm, tận tụy với "
        "công "
        "việc.",
        "Qua học tập chuyên đề năm, tôi tự soi, tự sửa phong cách làm việc và cách tiếp xúc với "
        "Nhân "
        "dân.",
        "Gắn việc học tập với thực hiện nhiệm vụ hằng ngày, giúp đỡ hai hộ khó khăn ở nơi cư "
        "trú." },
      { NULL } } },
  { "shortcomings",
    XEP_DEMO_COLLECTIVE,
    { { "Công tác lãnh đạo, chỉ đạo có việc chưa quyết liệt; kiểm tra, đôn đốc chưa thường xuyên.",
        "Việc cụ thể hóa một số nghị quyết của cấp trên còn chậm, có nội dung chưa sát thực tế.",
        "Chất lượng sinh hoạt có kỳ chưa cao, tự phê bình và phê bình còn nể nang." },
      { "Ứng dụng công nghệ thông tin trong công việc chưa đồng đều giữa các bộ phận.",
        "Một số chỉ tiêu về kinh tế, môi trường đạt thấp so với kế hoạch.",
        "Báo cáo, hồ sơ có lúc gửi chậm, phải bổ sung nhiều lần." },
      { "Nguyên nhân khách quan là địa bàn rộng, nhiều quy định mới, biên chế chưa đủ; nguyên nhân "
        "chủ "
        "quan là phân công, theo dõi công việc chưa thật khoa học.",
        "Nguyên nhân chủ yếu là một số thành viên mới tiếp nhận công việc, chưa chủ động phối hợp; "
        "thời "
        "tiết diễn biến phức tạp.",
        "Nguyên nhân chủ quan: việc kiểm tra sau khi giao việc chưa được coi trọng đúng mức." },
      { NULL } } },
  { "shortcomings",
    XEP_DEMO_OFFICER,
    { { "Việc nghiên cứu văn bản mới có lúc chưa kịp thời, tham mưu còn bị động.",
        "Tiến độ một số nhiệm vụ còn chậm, chất lượng báo cáo có lần phải chỉnh sửa.",
        "Chưa mạnh dạn đề xuất cách làm mới trong lĩnh vực phụ trách." },
      { "Kỹ năng số và khả năng tổng hợp cần tiếp tục nâng lên.",
        "Trong phối hợp công tác có lúc còn nóng vội.", "Chưa dành nhiều thời gian đi cơ sở." },
      { NULL } } },
  { "shortcomings",
    XEP_DEMO_MEMBER,
    { { "Tham gia ý kiến trong sinh hoạt chi bộ còn ít.",
        "Có kỳ sinh hoạt vắng mặt do đi làm ăn xa, tuy có báo cáo chi bộ.",
        "Việc vận động các hộ được phân công phụ trách hiệu quả chưa cao." },
      { "Chưa thường xuyên đọc báo, học tập nghị quyết.",
        "Phát triển kinh tế gia đình còn chậm, chưa là điển hình ở thôn.",
        "Sử dụng điện thoại thông minh để khai thác tài liệu còn lúng túng." },
      { NULL } } },
  { "remedies",
    XEP_DEMO_COLLECTIVE | XEP_DEMO_PERSON,
    { { "Các hạn chế được chỉ ra ở kỳ trước đã được xây dựng kế hoạch khắc phục, phân công cụ thể.",
        "Đã khắc phục xong hạn chế về chế độ báo cáo; báo cáo được gửi đúng hạn từ quý II.",
        "Hạn chế về tham gia ý kiến trong sinh hoạt đã chuyển biến, các kỳ họp đều có phát biểu." },
      { "Nội dung còn lại đang khắc phục, đạt khoảng 80%, dự kiến hoàn thành trong quý I năm sau.",
        "Kết quả được cấp trên trực tiếp xác nhận qua kiểm tra.",
        "Khó khăn là nội dung cần có thời gian, phụ thuộc vào điều kiện của địa bàn." },
      { NULL } } },
  { "causes",
    XEP_DEMO_PERSON,
    { { "Nguyên nhân khách quan: khối lượng công việc lớn, nhiều quy định mới ban hành trong thời "
        "gian "
        "ngắn; địa bàn rộng, đi lại khó khăn.",
        "Nguyên nhân khách quan: địa bàn sau sáp nhập rộng, một số cơ sở vật chất, đường truyền "
        "chưa "
        "đáp ứng yêu cầu.",
        "Nguyên nhân khách quan: thời tiết diễn biến bất thường, ảnh hưởng đến sản xuất và đời "
        "sống." },
      { "Nguyên nhân chủ quan: bản thân có lúc chưa sắp xếp công việc khoa học, chưa quyết liệt "
        "trong "
        "đôn đốc.",
        "Nguyên nhân chủ quan: kỹ năng sử dụng công nghệ còn hạn chế, chưa dành nhiều thời gian tự "
        "học.",
        "Nguyên nhân chủ quan: còn ngại va chạm, chưa thẳng thắn góp ý trong sinh hoạt." },
      { NULL } } },
  { "responsibility",
    XEP_DEMO_COLLECTIVE,
    { { "Những hạn chế nêu trên trước hết thuộc trách nhiệm của tập thể trong lãnh đạo, chỉ đạo và "
        "kiểm tra.",
        "Tập thể nhận trách nhiệm về việc một số nhiệm vụ còn chậm so với kế hoạch.",
        "Qua kiểm điểm, tập thể thống nhất nhận trách nhiệm chung và xác định rõ phần việc của "
        "từng "
        "thành viên." },
      { "Người đứng đầu chịu trách nhiệm chính; thành viên phụ trách lĩnh vực chịu trách nhiệm "
        "trực "
        "tiếp về phần việc được phân công.",
        "Đồng chí phụ trách lĩnh vực đã tự kiểm điểm và có biện pháp khắc phục cụ thể.",
        "Không có tập thể, cá nhân vi phạm đến mức phải xem xét kỷ luật." },
      { NULL } } },
  { "responsibility",
    XEP_DEMO_LEADER,
    { { "Với cương vị được giao, tôi nhận trách nhiệm về những hạn chế của lĩnh vực phụ trách nêu "
        "tại "
        "báo cáo kiểm điểm của tập thể.",
        "Tôi nhận trách nhiệm của người đứng đầu đối với việc một số nhiệm vụ còn chậm tiến độ.",
        "Cá nhân tôi chịu trách nhiệm liên quan đến hạn chế của tập thể trong công tác đôn đốc, "
        "kiểm "
        "tra." },
      { "Tôi đã chủ động báo cáo tập thể và đề ra biện pháp khắc phục trong quý I năm sau.",
        "Sau góp ý của tập thể, tôi đã điều chỉnh cách phân công và theo dõi công việc.", NULL },
      { NULL } } },
  { "direction",
    XEP_DEMO_COLLECTIVE,
    { { "Ban hành kế hoạch khắc phục trong tháng 01 năm sau, nêu rõ từng hạn chế, biện pháp, thời "
        "hạn "
        "và người chịu trách nhiệm.",
        "Rà soát, bổ sung quy chế làm việc và quy chế phối hợp, hoàn thành trong quý I.",
        "Phân công từng thành viên phụ trách thôn, lĩnh vực; giao ban hằng tuần để kiểm điểm tiến "
        "độ." },
      { "Nâng cao chất lượng sinh hoạt, tăng các kỳ sinh hoạt chuyên đề gắn với nhiệm vụ chính "
        "trị.",
        "Đẩy mạnh chuyển đổi số, tập huấn kỹ năng số cho cán bộ, đảng viên ít nhất 02 lần trong "
        "năm.",
        "Tăng cường kiểm tra, giám sát những khâu dễ phát sinh vi phạm." },
      { "Người đứng đầu trực tiếp theo dõi, báo cáo kết quả khắc phục tại kỳ kiểm điểm sau.",
        "Kết quả khắc phục được đưa vào tiêu chí đánh giá thành viên phụ trách.", NULL },
      { NULL } } },
  { "direction",
    XEP_DEMO_PERSON,
    { { "Xây dựng lịch công tác tuần, xác định rõ việc phải hoàn thành và tự kiểm tra vào cuối "
        "tuần.",
        "Tích cực tự học, nhất là kỹ năng số và quy định mới, đăng ký ít nhất một khóa bồi dưỡng "
        "trong "
        "năm.",
        "Mạnh dạn góp ý trong sinh hoạt, thẳng thắn nhận khuyết điểm và sửa chữa." },
      { "Khắc phục các hạn chế nêu trên trong quý I năm sau và báo cáo kết quả với chi bộ.",
        "Đăng ký với chi bộ thời hạn khắc phục từng hạn chế, chịu trách nhiệm trước tập thể về kết "
        "quả.",
        "Bám sát cơ sở, dành thời gian tiếp xúc, lắng nghe Nhân dân." },
      { NULL } } },
  { "results",
    XEP_DEMO_COLLECTIVE,
    { { "Trong quý, tập thể đã lãnh đạo thực hiện các nhiệm vụ trọng tâm theo kế hoạch; các sản "
        "phẩm "
        "chủ yếu đều hoàn thành.",
        "Nhiệm vụ then chốt của quý là vận hành ổn định mô hình chính quyền địa phương hai cấp đã "
        "được "
        "bảo đảm, không gián đoạn phục vụ Nhân dân.",
        "Kết quả quý đạt 97% khối lượng kế hoạch; hai nhiệm vụ hoàn thành trước thời hạn." },
      { "Đã ban hành 12 văn bản chỉ đạo, tổ chức 03 cuộc kiểm tra tại cơ sở.",
        "Công tác tuyên truyền đại hội đảng bộ các cấp được triển khai rộng khắp.",
        "Phong trào xóa nhà tạm, nhà dột nát được Nhân dân hưởng ứng, vượt chỉ tiêu quý." },
      { "Mức độ đáp ứng nhiệm vụ then chốt: tốt.",
        "So với yêu cầu, kết quả cơ bản đáp ứng; một số chỉ tiêu cần tập trung ở quý sau.", NULL },
      { NULL } } },
  { "results",
    XEP_DEMO_LEADER,
    { { "Trong quý, tôi đã chỉ đạo hoàn thành các nhiệm vụ được giao theo chương trình công tác; "
        "các "
        "sản phẩm cụ thể có hồ sơ kèm theo.",
        "Nhiệm vụ then chốt quý này là hoàn thiện bộ máy và phân công công việc sau sáp nhập; đã "
        "hoàn "
        "thành trước thời hạn.",
        "Lĩnh vực phụ trách đạt 98% kế hoạch quý; việc chuyển tiếp hồ sơ, công việc thông suốt." },
      { "Chủ trì giải quyết 06 việc phức tạp, được tập thể đánh giá tốt.",
        "Trực tiếp tiếp công dân 04 buổi, giải quyết dứt điểm các kiến nghị thuộc thẩm quyền.",
        "Đã hướng dẫn cơ sở sử dụng hệ thống quản lý văn bản, giảm báo cáo giấy." },
      { "Tự đánh giá đáp ứng tốt yêu cầu của vị trí được giao.",
        "Mức độ đáp ứng: hoàn thành tốt, còn một việc chuyển tiếp sang quý sau.", NULL },
      { NULL } } },
  { "q4",
    XEP_DEMO_COLLECTIVE | XEP_DEMO_LEADER,
    { { "Quý IV tập trung hoàn thành các chỉ tiêu còn lại của năm, chuẩn bị hồ sơ kiểm điểm, xếp "
        "loại "
        "đúng thời hạn.",
        "Trong quý IV đã hoàn thành các nhiệm vụ chuyển tiếp của quý III và tổng kết công tác năm.",
        "Quý IV triển khai kế hoạch khắc phục sau thiên tai, chuẩn bị các điều kiện đón Tết cho hộ "
        "nghèo." },
      { NULL } } },
};

const gsize xep_demo_n_sections = G_N_ELEMENTS (xep_demo_sections);
